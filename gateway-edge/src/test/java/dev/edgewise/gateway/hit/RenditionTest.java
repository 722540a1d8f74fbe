package dev.edgewise.gateway.hit;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import org.junit.jupiter.api.Test;

import dev.edgewise.cache.StoredResponse;
import dev.edgewise.cache.purge.PurgePosition;
import dev.edgewise.cache.rules.CacheDecision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RenditionTest {

	private final StoredResponse stored = response("Age", "7", "Content-Type", "text/plain", "Content-Length", "99",
			"Link", "</a>");

	private final Rendition rendition = Rendition.of(this.stored, (fields) -> fields.set("Edge-Pop", "lhr"), "edge");

	@Test
	void allFieldsGoOutEachOnItsLine() {
		assertThat(lines(1)).containsExactlyInAnyOrder("HTTP/1.1 200 OK", "age: 1", "Content-Type: text/plain",
				"Link: </a>", "content-length: 5", "Edge-Pop: lhr", "Cache-Status: edge; hit; ttl=59");
	}

	@Test
	void agesWithTheResponse() {
		assertThat(lines(1)).contains("age: 1", "Cache-Status: edge; hit; ttl=59");
		assertThat(lines(2)).contains("age: 2", "Cache-Status: edge; hit; ttl=58");
		assertThat(lines(2)).contains("age: 2", "Cache-Status: edge; hit; ttl=58");
	}

	@Test
	void valuesWithLineBreaksAreRefused() {
		StoredResponse split = response("X-Split", "a\r\nSet-Cookie: b=c");
		assertThatIllegalArgumentException().isThrownBy(() -> Rendition.of(split, (fields) -> {
		}, "edge"));
	}

	private List<String> lines(long age) {
		CacheDecision.Fresh fresh = new CacheDecision.Fresh(this.stored, Duration.ofSeconds(age),
				Duration.ofSeconds(60 - age));
		EmbeddedChannel channel = new EmbeddedChannel(new HttpResponseEncoder());
		channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK,
				Unpooled.EMPTY_BUFFER, this.rendition.fields(fresh), EmptyHttpHeaders.INSTANCE));
		ByteBuf head = channel.readOutbound();
		String text = head.toString(StandardCharsets.ISO_8859_1);
		channel.finishAndReleaseAll();
		head.release();
		return List.of(text.split("\r\n"));
	}

	private static StoredResponse response(String... fields) {
		Map<String, List<String>> headers = new TreeMap<>();
		for (int i = 0; i < fields.length; i += 2) {
			headers.put(fields[i], List.of(fields[i + 1]));
		}
		return new StoredResponse(200, HttpHeaders.of(headers, (name, value) -> true),
				"tides".getBytes(StandardCharsets.UTF_8), Instant.EPOCH, Instant.EPOCH, PurgePosition.UNKNOWN,
				Set.of());
	}

}
