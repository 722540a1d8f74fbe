package dev.edgewise.gateway.cache;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.edgewise.gateway.testing.RawConnection;
import dev.edgewise.gateway.testing.ScriptedUpstream;
import dev.edgewise.gateway.testing.TestGateway;

import static dev.edgewise.gateway.testing.ScriptedUpstream.validated;
import static org.assertj.core.api.Assertions.assertThat;

class EarlyHintsIT {

	private static final String NAVIGATION = "Sec-Fetch-Mode: navigate\r\n";

	private final TestGateway gateway = TestGateway.shared();

	private final ScriptedUpstream upstream = TestGateway.sharedUpstream();

	private final String path = TestGateway.freshPath();

	@BeforeEach
	void storeAPageThatMustBeConfirmed() {
		this.upstream.on(this.path,
				validated("\"1\"", "page", "Cache-Control: no-cache",
						"Link: </s.css>; rel=preload" + "; as=style, </next>; rel=next",
						"Link: <https://img.example>; rel=\"preconnect\""));
		this.gateway.get(this.path);
	}

	@Test
	void browserThatNavigatesIsToldWhatThePageNeedsWhileItIsConfirmed() throws Exception {
		try (RawConnection browser = new RawConnection(this.gateway.port())) {
			browser.send(get(NAVIGATION));
			RawConnection.Answer hints = browser.read();
			assertThat(hints.status()).isEqualTo(103);
			assertThat(hints.headers()).containsExactly(java.util.Map.entry("Link",
					"</s.css>; rel=preload; as=style, <https://img.example>; rel=\"preconnect\""));
			RawConnection.Answer page = browser.read();
			assertThat(page.status()).isEqualTo(200);
			assertThat(page.body()).isEqualTo("page");
		}
	}

	@Test
	void pipelinedRequestsStayInStep() throws Exception {
		try (RawConnection browser = new RawConnection(this.gateway.port())) {
			browser.send(get(NAVIGATION) + get(NAVIGATION) + get(""));
			for (int status : List.of(103, 200, 103, 200, 200)) {
				RawConnection.Answer answer = browser.read();
				assertThat(answer.status()).isEqualTo(status);
				assertThat(answer.body()).isEqualTo((status == 200) ? "page" : "");
			}
		}
	}

	@Test
	void connectionThatIsToCloseClosesAfterTheAnswerOnly() throws Exception {
		try (RawConnection browser = new RawConnection(this.gateway.port())) {
			browser.send(get(NAVIGATION + "Connection: close\r\n"));
			assertThat(browser.read().status()).isEqualTo(103);
			assertThat(browser.read().body()).isEqualTo("page");
		}
	}

	@Test
	void programsGetOneAnswer() throws Exception {
		try (RawConnection program = new RawConnection(this.gateway.port())) {
			program.send(get("Sec-Fetch-Mode: cors\r\n"));
			assertThat(program.read().status()).isEqualTo(200);
		}
	}

	@Test
	void takesLinksApart() {
		assertThat(EarlyHints
			.useful(List.of("</a,b>; rel=\"x preload\"; title=\"a, b\", </c>;rel=next, <d>;rel=modulepreload",
					"garbage, <e", "<f>")))
			.containsExactly("</a,b>; rel=\"x preload\"; title=\"a, b\"", "<d>;rel=modulepreload");
	}

	private String get(String fields) {
		return "GET " + this.path + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n";
	}

}
