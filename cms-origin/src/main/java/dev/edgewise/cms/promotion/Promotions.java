package dev.edgewise.cms.promotion;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Promotions in the database. Throws {@link org.springframework.dao.DataAccessException}
 * when that is away.
 */
class Promotions {

	private final JdbcClient jdbc;

	Promotions(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Those of a slot that are shown at some time between the two. */
	List<Promotion> candidates(String slot, Instant from, Instant until) {
		return this.jdbc.sql("""
				select * from promotion where slot = :slot and ends_at > :from and starts_at < :until
				order by weight desc, id
				""")
			.param("slot", slot)
			.param("from", from.atOffset(ZoneOffset.UTC))
			.param("until", until.atOffset(ZoneOffset.UTC))
			.query((row, number) -> promotion(row))
			.list();
	}

	List<Promotion> all(int page, int size) {
		return this.jdbc.sql("select * from promotion order by ends_at desc, id limit :size offset :first")
			.param("size", size)
			.param("first", (long) page * size)
			.query((row, number) -> promotion(row))
			.list();
	}

	Optional<Promotion> find(UUID id) {
		return this.jdbc.sql("select * from promotion where id = ?")
			.param(id)
			.query((row, number) -> promotion(row))
			.optional();
	}

	void add(Promotion promotion) {
		fill(this.jdbc.sql("""
				insert into promotion (id, slot, title, text, link, image, countries, roles, tags, starts_at, ends_at,
					weight, revision)
				values (:id, :slot, :title, :text, :link, :image, :countries, :roles, :tags, :from, :until,
					:weight, :revision)
				"""), promotion).update();
	}

	/** False when the stored revision is not the one before. */
	boolean replace(Promotion promotion) {
		return fill(this.jdbc.sql("""
				update promotion set slot = :slot, title = :title, text = :text, link = :link, image = :image,
					countries = :countries, roles = :roles, tags = :tags, starts_at = :from, ends_at = :until,
					weight = :weight, revision = :revision
				where id = :id and revision = :revision - 1
				"""), promotion).update() == 1;
	}

	void remove(UUID id) {
		this.jdbc.sql("delete from promotion where id = ?").param(id).update();
	}

	private static JdbcClient.StatementSpec fill(JdbcClient.StatementSpec statement, Promotion promotion) {
		return statement.param("id", promotion.id())
			.param("slot", promotion.slot())
			.param("title", promotion.title())
			.param("text", promotion.text())
			.param("link", promotion.link())
			.param("image", promotion.image())
			.param("countries", promotion.audience().countries().toArray(String[]::new))
			.param("roles", promotion.audience().roles().toArray(String[]::new))
			.param("tags", promotion.audience().tags().toArray(String[]::new))
			.param("from", promotion.from().atOffset(ZoneOffset.UTC))
			.param("until", promotion.until().atOffset(ZoneOffset.UTC))
			.param("weight", promotion.weight())
			.param("revision", promotion.revision());
	}

	private static Promotion promotion(ResultSet row) throws SQLException {
		Promotion.Audience audience = new Promotion.Audience(list(row, "countries"), list(row, "roles"),
				list(row, "tags"));
		return new Promotion(row.getObject("id", UUID.class), row.getString("slot"), row.getString("title"),
				row.getString("text"), row.getString("link"), row.getString("image"), audience,
				row.getObject("starts_at", OffsetDateTime.class).toInstant(),
				row.getObject("ends_at", OffsetDateTime.class).toInstant(), row.getInt("weight"),
				row.getLong("revision"));
	}

	private static List<String> list(ResultSet row, String column) throws SQLException {
		return List.of((String[]) row.getArray(column).getArray());
	}

}
