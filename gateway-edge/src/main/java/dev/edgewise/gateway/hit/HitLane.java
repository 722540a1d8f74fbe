package dev.edgewise.gateway.hit;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import reactor.netty.NettyPipeline;

/**
 * The short way through a connection's pipeline, ahead of Reactor Netty's and Spring's
 * objects: a request that {@link Hits} can answer is answered right behind the codec; all
 * others go the ordinary way. Answers keep the order of their requests, because none is
 * given while an earlier request is on its way further in. Nor is one given to a client
 * that does not read: what it asked for must not pile up here.
 */
final class HitLane extends ChannelDuplexHandler {

	private static final String NAME = "edgewise.hits";

	private final Hits hits;

	/** Requests on the ordinary way whose answers have not ended. */
	private int open;

	private boolean interim;

	/** The rest of a request that is answered already is on its way. */
	private boolean swallowing;

	/** Something of what was read last went no further than here. */
	private boolean kept;

	private HitLane(Hits hits) {
		this.hits = hits;
	}

	/** HTTP/2 has no such handler, and goes the ordinary way. */
	static void install(ChannelPipeline pipeline, Hits hits) {
		if (pipeline.get(NettyPipeline.HttpTrafficHandler) != null) {
			pipeline.addBefore(NettyPipeline.HttpTrafficHandler, NAME, new HitLane(hits));
		}
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
		if (this.swallowing) {
			swallow(message);
			return;
		}
		if (message instanceof HttpRequest request) {
			FullHttpResponse answer = takesMore(context) ? this.hits.answer(request) : null;
			if (answer != null) {
				swallow(message);
				write(context, answer);
				return;
			}
			this.open++;
		}
		context.fireChannelRead(message);
	}

	/**
	 * To the codec at once: the idle timer between here and there has seen the request,
	 * and would make a promise that somebody listens to for each answer.
	 */
	private static void write(ChannelHandlerContext context, FullHttpResponse answer) throws Exception {
		ChannelHandlerContext codec = context.pipeline().context(NettyPipeline.HttpCodec);
		((ChannelOutboundHandler) codec.handler()).write(codec, answer, context.voidPromise());
	}

	private void swallow(Object message) {
		this.swallowing = !(message instanceof LastHttpContent);
		this.kept = true;
		ReferenceCountUtil.release(message);
	}

	private boolean takesMore(ChannelHandlerContext context) {
		if (this.open == 0 && this.kept && !context.channel().isWritable()) {
			context.flush();
		}
		return this.open == 0 && context.channel().isWritable();
	}

	/**
	 * Whoever is further in asks for more input when it has had some; if all of it was
	 * answered here, nobody else does.
	 */
	@Override
	public void channelReadComplete(ChannelHandlerContext context) {
		boolean readOn = this.open == 0 && this.kept;
		if (this.kept) {
			this.kept = false;
			context.flush();
		}
		context.fireChannelReadComplete();
		if (readOn) {
			context.read();
		}
	}

	@Override
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
		if (message instanceof HttpResponse response) {
			this.interim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL
					&& !HttpResponseStatus.SWITCHING_PROTOCOLS.equals(response.status());
		}
		if (message instanceof LastHttpContent && !this.interim) {
			this.open--;
		}
		context.write(message, promise);
	}

}
