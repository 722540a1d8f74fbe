package dev.edgewise.gateway.interim;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/**
 * Writes interim responses (RFC 9110 section 15.2) to a client's connection, each before
 * the head of the answer that it belongs to or not at all: what comes too late, or to a
 * client that does not read, is dropped.
 * <p>
 * They are written below the codec, which would otherwise take each for the answer to one
 * of the requests that are pipelined. Where there is no HTTP/1.1 codec, there is no lane.
 */
final class InterimLane extends ChannelOutboundHandlerAdapter {

	private static final String NAME = "edgewise.interim";

	/** How many answers have begun; only the event loop changes it. */
	private volatile int begun;

	/** Connections that are no HTTP/1.1 have no such handler, and get none. */
	static void install(ChannelPipeline pipeline) {
		if (pipeline.get(NettyPipeline.HttpTrafficHandler) != null) {
			pipeline.addBefore(NettyPipeline.HttpTrafficHandler, NAME, new InterimLane());
		}
	}

	static @Nullable InterimLane of(Channel channel) {
		return channel.pipeline().get(InterimLane.class);
	}

	/** The request whose answer is next to begin. */
	int turn() {
		return this.begun;
	}

	@Override
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
		if (message instanceof HttpResponse response && !Interims.isInterim(response.status())) {
			this.begun = this.begun + 1;
		}
		context.write(message, promise);
	}

	/** Writes to the request of a turn, from any thread. */
	void send(Channel channel, int turn, HttpResponseStatus status, String fields) {
		if (channel.eventLoop().inEventLoop()) {
			write(channel, turn, status, fields);
		}
		else {
			channel.eventLoop().execute(() -> write(channel, turn, status, fields));
		}
	}

	private void write(Channel channel, int turn, HttpResponseStatus status, String fields) {
		ChannelHandlerContext codec = channel.pipeline().context(NettyPipeline.HttpCodec);
		if (this.begun == turn && codec != null && channel.isWritable()) {
			ByteBuf text = Unpooled.copiedBuffer("HTTP/1.1 " + status + "\r\n" + fields + "\r\n",
					StandardCharsets.ISO_8859_1);
			codec.writeAndFlush(text);
		}
	}

}
