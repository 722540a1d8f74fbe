package dev.edgewise.cms.media;

import java.time.Clock;

import dev.edgewise.cms.audit.AuditLog;
import dev.edgewise.cms.outbox.ChangeJournal;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Images, and what they may be.
 */
@Configuration(proxyBeanMethods = false)
class MediaConfiguration {

	@Bean
	MediaStore mediaStore(JdbcClient jdbc) {
		return new MediaStore(jdbc);
	}

	@Bean
	PictureDesk pictureDesk(MediaStore store, ChangeJournal journal, AuditLog audit, Clock clock,
			@Value("${edgewise.media.max-pixels:24000000}") long maxPixels,
			@Value("${edgewise.media.max-frames:200}") int maxFrames) {
		return new PictureDesk(store, new ImageCheck(maxPixels, maxFrames), journal, audit, clock);
	}

}
