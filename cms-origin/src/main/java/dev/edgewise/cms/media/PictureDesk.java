package dev.edgewise.cms.media;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import dev.edgewise.cms.audit.AuditLog;
import dev.edgewise.cms.outbox.ChangeJournal;
import dev.edgewise.cms.outbox.ContentChange;
import dev.edgewise.cms.outbox.ContentChange.Action;
import dev.edgewise.cms.outbox.ContentChange.PurgeMode;

import org.springframework.transaction.annotation.Transactional;

/**
 * Takes images in and removes them. An image uploaded twice is kept once. Removing purges
 * hard. Fails with {@link UnacceptableImageException}, and with a
 * {@link org.springframework.dao.DataAccessException} when the database is away.
 */
public class PictureDesk {

	private static final int LONGEST_NAME = 200;

	private final MediaStore store;

	private final ImageCheck check;

	private final ChangeJournal journal;

	private final AuditLog audit;

	private final Clock clock;

	PictureDesk(MediaStore store, ImageCheck check, ChangeJournal journal, AuditLog audit, Clock clock) {
		this.store = store;
		this.check = check;
		this.journal = journal;
		this.audit = audit;
		this.clock = clock;
	}

	@Transactional
	public Media upload(String by, String name, byte[] content) {
		ImageCheck.Image image = this.check.check(content);
		String plain = name.replaceAll("\\p{Cntrl}", " ").strip();
		Media media = new Media(sha256(content), image.type(), image.width(), image.height(), content.length,
				plain.substring(0, Math.min(plain.length(), LONGEST_NAME)), by, now());
		Optional<Long> revision = this.store.keep(media, content);
		revision.ifPresent(
				(number) -> this.audit.note(by, "uploaded", "media", Media.key(media.sha256()), media.name(), number));
		return revision.isPresent() ? media : this.store.find(media.sha256()).orElse(media);
	}

	/** False when there is no such image. */
	@Transactional
	boolean remove(String by, String sha256) {
		Optional<Long> revision = this.store.remove(sha256);
		revision.ifPresent((number) -> {
			String key = Media.key(sha256);
			this.audit.note(by, "removed", "media", key, sha256, number);
			this.journal.record(new ContentChange("media", key, sha256, number, Action.UNPUBLISHED, List.of(key),
					PurgeMode.HARD, now()));
		});
		return revision.isPresent();
	}

	public List<Media> newest(int page, int size) {
		return this.store.newest(page, size);
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	private static String sha256(byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JDK has SHA-256", ex);
		}
	}

}
