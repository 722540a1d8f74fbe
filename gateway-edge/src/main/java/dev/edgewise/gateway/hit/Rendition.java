package dev.edgewise.gateway.hit;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;
import org.springframework.http.support.Netty4HeadersAdapter;

import dev.edgewise.cache.CacheStatus;
import dev.edgewise.cache.StoredResponse;
import dev.edgewise.cache.rules.CacheDecision;
import dev.edgewise.platform.timing.ServerTiming;

/**
 * A stored response as it goes out. Its header section, signed, with its length, is made
 * once and, because its age is in it, once a second; every hit copies it as it is. Its
 * content is copied out of the heap when it is asked for often: the kernel reads it there
 * at every hit, and would else be given a copy each time. That copy goes with the
 * response; nobody counts its users.
 * <p>
 * To the codec it is one field, {@code Age}, whose value goes on with the lines of all
 * others: they are checked when they are put together here, and not any more after that.
 */
final class Rendition {

	private static final HttpHeadersFactory UNCHECKED = DefaultHttpHeadersFactory.headersFactory()
		.withValidation(false);

	private static final int OFTEN = 50;

	private final String cache;

	private final byte[] content;

	/** What is not another with every second: lines, each after a line break. */
	private final String lasting;

	private volatile Moment moment = new Moment(-1, 0, AsciiString.EMPTY_STRING);

	/** Counting loosely does: it matters little when the copy is made, and by whom. */
	private int served;

	private volatile @Nullable ByteBuffer outside;

	private Rendition(String cache, byte[] content, String lasting) {
		this.cache = cache;
		this.content = content;
		this.lasting = lasting;
	}

	/**
	 * Renders a response.
	 * @param sign makes its fields this gateway's
	 * @param cache name of this cache in {@code Cache-Status}
	 */
	static Rendition of(StoredResponse response, Consumer<org.springframework.http.HttpHeaders> sign, String cache) {
		DefaultHttpHeaders fields = new DefaultHttpHeaders();
		response.headers().map().forEach(fields::add);
		fields.remove(HttpHeaderNames.CONTENT_LENGTH);
		if (response.status() != 204) {
			fields.add(HttpHeaderNames.CONTENT_LENGTH, String.valueOf(response.body().length));
		}
		sign.accept(new org.springframework.http.HttpHeaders(new Netty4HeadersAdapter(fields)));
		fields.remove(HttpHeaderNames.AGE).remove(CacheStatus.FIELD).remove(ServerTiming.FIELD);
		return new Rendition(cache, response.body(),
				StreamSupport.stream(fields.spliterator(), false)
					.map((field) -> "\r\n" + field.getKey() + ": " + field.getValue())
					.collect(Collectors.joining()));
	}

	/** The fields of a hit; more may be added. */
	HttpHeaders fields(CacheDecision.Fresh fresh) {
		long age = Math.max(0, fresh.age().toSeconds());
		long timeToLive = fresh.timeToLive().toSeconds();
		Moment now = this.moment;
		if (now.age != age || now.timeToLive != timeToLive) {
			now = new Moment(age, timeToLive, new AsciiString(
					age + this.lasting + "\r\n" + CacheStatus.FIELD + ": " + CacheStatus.hit(this.cache, fresh)));
			this.moment = now;
		}
		return UNCHECKED.newHeaders().add(HttpHeaderNames.AGE, now.text);
	}

	/** The content, whose release frees nothing. */
	ByteBuf content() {
		ByteBuffer copy = this.outside;
		if (copy == null && ++this.served > OFTEN) {
			copy = ByteBuffer.allocateDirect(this.content.length).put(this.content).flip();
			this.outside = copy;
		}
		return Unpooled.wrappedBuffer((copy != null) ? copy : ByteBuffer.wrap(this.content));
	}

	/**
	 * The section in a certain second.
	 *
	 * @param text what follows {@code Age:}, without the last line break
	 */
	private record Moment(long age, long timeToLive, AsciiString text) {
	}

}
