package dev.edgewise.cms.media;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Images in the database. Throws {@link org.springframework.dao.DataAccessException} when
 * that is away.
 */
class MediaStore {

	private final JdbcClient jdbc;

	MediaStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Keeps it and returns its revision; what is kept already stays as it is. */
	Optional<Long> keep(Media media, byte[] content) {
		return this.jdbc.sql("""
				insert into media (sha256, type, width, height, size, content, name, editor, uploaded_at, revision)
				values (:sha256, :type, :width, :height, :size, :content, :name, :by, :at, 1)
				on conflict (sha256) do update set content = excluded.content, name = excluded.name,
					editor = excluded.editor, uploaded_at = excluded.uploaded_at, revision = media.revision + 1
				where media.content is null
				returning revision
				""")
			.param("sha256", media.sha256())
			.param("type", media.type().name())
			.param("width", media.width())
			.param("height", media.height())
			.param("size", media.size())
			.param("content", content)
			.param("name", media.name())
			.param("by", media.by())
			.param("at", media.uploadedAt().atOffset(ZoneOffset.UTC))
			.query((row, number) -> row.getLong("revision"))
			.optional();
	}

	Optional<Media> find(String sha256) {
		return this.jdbc.sql("select * from media where sha256 = ? and content is not null")
			.param(sha256)
			.query((row, number) -> media(row))
			.optional();
	}

	Optional<byte[]> content(String sha256, ImageType type) {
		return this.jdbc.sql("select content from media where sha256 = ? and type = ? and content is not null")
			.param(sha256)
			.param(type.name())
			.query((row, number) -> row.getBytes("content"))
			.optional();
	}

	List<Media> newest(int page, int size) {
		return this.jdbc.sql("""
				select sha256, type, width, height, size, name, editor, uploaded_at from media where content is not null
				order by uploaded_at desc, sha256 limit :size offset :first
				""").param("size", size).param("first", (long) page * size).query((row, number) -> media(row)).list();
	}

	/** The revision of its absence, if it was there. */
	Optional<Long> remove(String sha256) {
		return this.jdbc.sql("""
				update media set content = null, revision = revision + 1
				where sha256 = ? and content is not null returning revision
				""").param(sha256).query((row, number) -> row.getLong("revision")).optional();
	}

	private static Media media(ResultSet row) throws SQLException {
		return new Media(row.getString("sha256"), ImageType.valueOf(row.getString("type")), row.getInt("width"),
				row.getInt("height"), row.getInt("size"), row.getString("name"), row.getString("editor"),
				row.getObject("uploaded_at", OffsetDateTime.class).toInstant());
	}

}
