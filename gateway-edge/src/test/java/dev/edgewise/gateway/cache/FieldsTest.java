package dev.edgewise.gateway.cache;

import java.util.List;
import java.util.Map;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.support.Netty4HeadersAdapter;

import static org.assertj.core.api.Assertions.assertThat;

class FieldsTest {

	@Test
	void bringsValuesOfOneNameTogetherHoweverItIsWritten() {
		DefaultHttpHeaders received = new DefaultHttpHeaders();
		received.add("Accept", "a");
		received.add("accept", "b");
		java.net.http.HttpHeaders fields = Fields.of(new HttpHeaders(new Netty4HeadersAdapter(received)));
		assertThat(fields.allValues("ACCEPT")).containsExactly("a", "b");
	}

	@Test
	void replacesAllFields() {
		HttpHeaders headers = new HttpHeaders();
		headers.add("If-None-Match", "\"a\"");
		Fields.replace(headers,
				java.net.http.HttpHeaders.of(Map.of("Accept", List.of("x", "y")), (name, value) -> true));
		assertThat(headers.headerNames()).containsExactly("Accept");
		assertThat(headers.get("Accept")).containsExactly("x", "y");
	}

}
