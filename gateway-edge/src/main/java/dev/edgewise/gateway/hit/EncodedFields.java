package dev.edgewise.gateway.hit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import org.springframework.http.support.Netty4HeadersAdapter;

import dev.edgewise.cache.StoredResponse;
import dev.edgewise.gateway.hygiene.FrontDoor;

/**
 * The header sections of stored responses as they go out, signed, but for what is another
 * with every hit: names and values as bytes, checked once and then copied into each
 * answer as they are. A section is made when its response is first served, and goes when
 * the cache lets the response go.
 */
final class EncodedFields {

	private final LoadingCache<StoredResponse, HttpHeaders> sections;

	EncodedFields(FrontDoor hygiene) {
		this.sections = Caffeine.newBuilder().weakKeys().build((response) -> encode(response, hygiene));
	}

	/** The fields of a response, with its length; not to be changed. */
	HttpHeaders of(StoredResponse response) {
		return this.sections.get(response);
	}

	private static HttpHeaders encode(StoredResponse response, FrontDoor hygiene) {
		DefaultHttpHeaders fields = new DefaultHttpHeaders();
		response.headers().map().forEach(fields::add);
		fields.remove(HttpHeaderNames.CONTENT_LENGTH);
		if (response.status() != 204) {
			fields.add(HttpHeaderNames.CONTENT_LENGTH, String.valueOf(response.body().length));
		}
		hygiene.sign(new org.springframework.http.HttpHeaders(new Netty4HeadersAdapter(fields)), null,
				System.nanoTime());
		DefaultHttpHeaders encoded = new DefaultHttpHeaders();
		fields.forEach((field) -> encoded.add(AsciiString.cached(field.getKey()), new AsciiString(field.getValue())));
		return encoded;
	}

}
