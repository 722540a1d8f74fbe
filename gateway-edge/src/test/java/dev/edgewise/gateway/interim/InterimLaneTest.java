package dev.edgewise.gateway.interim;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.netty.NettyPipeline;

import static org.assertj.core.api.Assertions.assertThat;

class InterimLaneTest {

	private final EmbeddedChannel channel = new EmbeddedChannel();

	private InterimLane lane;

	@BeforeEach
	void install() {
		this.channel.pipeline()
			.addLast(NettyPipeline.HttpCodec, new HttpServerCodec())
			.addLast(NettyPipeline.HttpTrafficHandler, new ChannelInboundHandlerAdapter());
		InterimLane.install(this.channel.pipeline());
		this.lane = InterimLane.of(this.channel);
		request();
	}

	@AfterEach
	void releaseAll() {
		this.channel.finishAndReleaseAll();
	}

	@Test
	void writesBeforeTheAnswer() {
		send(this.lane.turn());
		answer();
		assertThat(written()).startsWith("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\n");
	}

	@Test
	void dropsWhatComesAfterTheAnswerHasBegun() {
		int turn = this.lane.turn();
		this.channel.writeOutbound(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
		send(turn);
		this.channel.writeOutbound(LastHttpContent.EMPTY_LAST_CONTENT);
		send(turn);
		assertThat(written()).doesNotContain("103");
	}

	@Test
	void dropsWhatBelongsToAnEarlierRequest() {
		int turn = this.lane.turn();
		answer();
		request();
		send(turn);
		send(this.lane.turn());
		assertThat(written()).containsOnlyOnce("103");
	}

	@Test
	void continueIsNoAnswer() {
		int turn = this.lane.turn();
		this.channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
		send(turn);
		assertThat(written()).contains("103");
	}

	@Test
	void dropsWhatAClientDoesNotRead() {
		this.channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(1, 2));
		this.channel.write(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
		assertThat(this.channel.isWritable()).isFalse();
		send(this.lane.turn());
		this.channel.flush();
		assertThat(written()).doesNotContain("103");
	}

	private void request() {
		this.channel.writeInbound(
				Unpooled.copiedBuffer("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", StandardCharsets.US_ASCII));
	}

	private void answer() {
		this.channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
	}

	private void send(int turn) {
		this.lane.send(this.channel, turn, HttpResponseStatus.EARLY_HINTS, "Link: </a>\r\n");
	}

	private String written() {
		StringBuilder text = new StringBuilder();
		for (ByteBuf part = this.channel.readOutbound(); part != null; part = this.channel.readOutbound()) {
			text.append(part.toString(StandardCharsets.ISO_8859_1));
			part.release();
		}
		return text.toString();
	}

}
