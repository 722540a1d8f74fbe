package dev.edgewise.gateway.interim;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import reactor.netty.NettyPipeline;
import reactor.netty.channel.ChannelOperations;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientInfos;

/**
 * Takes an upstream's interim responses (RFC 9110 section 15.2), such as 103, out of its
 * connection, where the gateway's client would take each for the final one and then wait
 * for its content in vain, and hands them to the {@link InterimSink} of whoever asked;
 * nobody may be there. 100 answers an expectation that is not passed on, and ends here;
 * 101 is an upgrade, and passes.
 */
final class UpstreamInterims extends ChannelInboundHandlerAdapter {

	private static final String NAME = "edgewise.interim";

	private boolean taking;

	static HttpClient taken(HttpClient client) {
		return client.doOnChannelInit((observer, channel, remote) -> {
			if (channel.pipeline().get(NettyPipeline.HttpCodec) != null) {
				channel.pipeline().addAfter(NettyPipeline.HttpCodec, NAME, new UpstreamInterims());
			}
		});
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		if (message instanceof HttpResponse response && Interims.isInterim(response.status())) {
			this.taking = true;
			relay(context.channel(), response);
		}
		if (!this.taking) {
			context.fireChannelRead(message);
			return;
		}
		ReferenceCountUtil.release(message);
		if (message instanceof LastHttpContent) {
			this.taking = false;
			// What was asked for has not come yet: nobody else reads on.
			context.read();
		}
	}

	private static void relay(Channel channel, HttpResponse response) {
		boolean expected = response.status().code() == HttpResponseStatus.CONTINUE.code();
		if (!expected && ChannelOperations.get(channel) instanceof HttpClientInfos request) {
			request.currentContextView()
				.<InterimSink>getOrEmpty(InterimSink.class)
				.ifPresent((sink) -> sink.send(response.status().code(), response.headers().entries()));
		}
	}

}
