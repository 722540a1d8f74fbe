package dev.edgewise.cms.content;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

/**
 * Articles one at a time, from the primary. Throws
 * {@link org.springframework.dao.DataAccessException} when the database is away.
 */
interface ArticleRepository extends Repository<Article, UUID> {

	Optional<Article> findBySlug(String slug);

	boolean existsBySlug(String slug);

	List<Article> findByStoryOrderByLanguage(UUID story);

	Article save(Article article);

	void delete(Article article);

}
