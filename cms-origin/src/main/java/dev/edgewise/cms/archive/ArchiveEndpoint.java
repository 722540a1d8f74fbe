package dev.edgewise.cms.archive;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

import example.edgewise.schemas.archive._2009.messages.GetContributor;
import example.edgewise.schemas.archive._2009.messages.GetContributorResponse;
import example.edgewise.schemas.archive._2009.messages.GetRights;
import example.edgewise.schemas.archive._2009.messages.GetRightsResponse;
import example.edgewise.schemas.archive._2009.messages.RequestCorrection;
import example.edgewise.schemas.archive._2009.messages.RequestCorrectionResponse;
import example.edgewise.schemas.archive._2009.messages.SearchArchive;
import example.edgewise.schemas.archive._2009.messages.SearchArchiveResponse;

import org.springframework.ws.server.endpoint.annotation.Endpoint;
import org.springframework.ws.server.endpoint.annotation.PayloadRoot;
import org.springframework.ws.server.endpoint.annotation.RequestPayload;
import org.springframework.ws.server.endpoint.annotation.ResponsePayload;

/**
 * The archive's four operations. Requests have been checked against the contract before
 * they come here; what they ask in vain is an {@link ArchiveFault}.
 */
@Endpoint
class ArchiveEndpoint {

	private final Holdings holdings;

	private final CorrectionDesk desk;

	private final Clock clock;

	ArchiveEndpoint(Holdings holdings, CorrectionDesk desk, Clock clock) {
		this.holdings = holdings;
		this.desk = desk;
		this.clock = clock;
	}

	@PayloadRoot(namespace = Contract.MESSAGES, localPart = "GetRights")
	@ResponsePayload
	GetRightsResponse rights(@RequestPayload GetRights request) {
		Map<String, HeldRights> held = this.holdings.rights(request.getArticleId());
		GetRightsResponse response = new GetRightsResponse();
		response.setAsOf(XmlDates.of(this.clock.instant()));
		request.getArticleId()
			.stream()
			.distinct()
			.map((id) -> Answers.rights(id, held.get(id), today()))
			.forEach(response.getArticle()::add);
		return response;
	}

	@PayloadRoot(namespace = Contract.MESSAGES, localPart = "GetContributor")
	@ResponsePayload
	GetContributorResponse contributor(@RequestPayload GetContributor request) {
		String id = request.getContributorId();
		GetContributorResponse response = new GetContributorResponse();
		response.setContributor(this.holdings.contributor(id)
			.map(Answers::contributor)
			.orElseThrow(() -> ArchiveFault.unknownContributor(id, this.holdings.mergedInto(id).orElse(null))));
		return response;
	}

	@PayloadRoot(namespace = Contract.MESSAGES, localPart = "SearchArchive")
	@ResponsePayload
	SearchArchiveResponse search(@RequestPayload SearchArchive request) {
		SearchArchiveResponse response = new SearchArchiveResponse();
		response.setTotal(this.holdings.count(request.getQuery()));
		response.setPage(request.getPage());
		response.setPageSize(Holdings.PAGE_SIZE);
		this.holdings.find(request.getQuery(), request.getPage())
			.stream()
			.map((found) -> Answers.hit(found, today()))
			.forEach(response.getHit()::add);
		return response;
	}

	@PayloadRoot(namespace = Contract.MESSAGES, localPart = "RequestCorrection")
	@ResponsePayload
	RequestCorrectionResponse correction(@RequestPayload RequestCorrection request) {
		Correction received = this.desk.receive(request);
		RequestCorrectionResponse response = new RequestCorrectionResponse();
		response.setCorrectionId(received.id());
		response.setStatus(received.status());
		response.setReceivedAt(XmlDates.of(received.receivedAt()));
		response.setAnswerExpectedOn(XmlDates.of(received.answerExpectedOn()));
		return response;
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
	}

}
