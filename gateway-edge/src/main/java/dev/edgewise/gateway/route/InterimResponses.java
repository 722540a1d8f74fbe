package dev.edgewise.gateway.route;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import reactor.netty.NettyPipeline;
import reactor.netty.http.client.HttpClient;

/**
 * Drops an upstream's interim responses (RFC 9110 section 15.2), such as 103, which the
 * gateway's client would take for the final one and then wait for its content in vain. A
 * proxy may drop them; 101 is an upgrade, and passes.
 */
final class InterimResponses extends ChannelInboundHandlerAdapter {

	private static final String NAME = "edgewise.interim";

	private boolean dropping;

	static HttpClient dropped(HttpClient client) {
		return client.doOnChannelInit((observer, channel, remote) -> {
			if (channel.pipeline().get(NettyPipeline.HttpCodec) != null) {
				channel.pipeline().addAfter(NettyPipeline.HttpCodec, NAME, new InterimResponses());
			}
		});
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		this.dropping |= message instanceof HttpResponse response && isInterim(response.status());
		if (!this.dropping) {
			context.fireChannelRead(message);
			return;
		}
		ReferenceCountUtil.release(message);
		if (message instanceof LastHttpContent) {
			this.dropping = false;
			// What was asked for has not come yet: nobody else reads on.
			context.read();
		}
	}

	private static boolean isInterim(HttpResponseStatus status) {
		return status.codeClass() == HttpStatusClass.INFORMATIONAL
				&& status.code() != HttpResponseStatus.SWITCHING_PROTOCOLS.code();
	}

}
