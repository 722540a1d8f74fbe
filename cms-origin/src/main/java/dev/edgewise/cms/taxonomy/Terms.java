package dev.edgewise.cms.taxonomy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The terms in the database. Throws {@link org.springframework.dao.DataAccessException}
 * when that is away.
 */
public class Terms {

	private final JdbcClient jdbc;

	Terms(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Makes terms known that are not yet. In one order always, so that two articles that
	 * name the same new terms cannot lock each other.
	 */
	public void keep(Collection<TermName> names) {
		List<TermName> sorted = names.stream().sorted((a, b) -> a.key().compareTo(b.key())).toList();
		this.jdbc.sql("""
				insert into term (kind, slug, name)
				select * from unnest(cast(:kinds as text[]), cast(:slugs as text[]), cast(:names as text[]))
				on conflict do nothing
				""")
			.param("kinds", sorted.stream().map((name) -> name.kind().singular()).toArray(String[]::new))
			.param("slugs", sorted.stream().map(TermName::slug).toArray(String[]::new))
			.param("names", sorted.stream().map(TermName::label).toArray(String[]::new))
			.update();
	}

	/** By slug, those after the given one. */
	List<Term> find(TermKind kind, @Nullable String after, int size) {
		return select(kind, "slug > :slug order by slug limit :size", (after != null) ? after : "", size);
	}

	Optional<Term> find(TermKind kind, String slug) {
		return select(kind, "slug = :slug limit :size", slug, 1).stream().findFirst();
	}

	/** False when the revision is no longer the given one. */
	boolean describe(Term term, String name, String description) {
		return this.jdbc.sql("""
				update term set name = :name, description = :description, revision = revision + 1
				where kind = :kind and slug = :slug and revision = :revision
				""")
			.param("name", name)
			.param("description", description)
			.param("kind", term.kind().singular())
			.param("slug", term.slug())
			.param("revision", term.revision())
			.update() == 1;
	}

	private List<Term> select(TermKind kind, String condition, String slug, int size) {
		String counted = switch (kind) {
			case SECTION -> "section = page.slug";
			case AUTHOR -> "author = page.name";
			case TAG -> "tags @> array[page.slug]";
		};
		return this.jdbc.sql("""
				with page as (select * from term where kind = :kind and %s)
				select page.*, (select count(*) from article where state = 'LIVE' and %s) as articles
				from page order by slug
				""".formatted(condition, counted))
			.param("kind", kind.singular())
			.param("slug", slug)
			.param("size", size)
			.query((row, number) -> term(kind, row))
			.list();
	}

	private static Term term(TermKind kind, ResultSet row) throws SQLException {
		return new Term(kind, row.getString("slug"), row.getString("name"), row.getString("description"),
				row.getLong("revision"), row.getLong("articles"));
	}

}
