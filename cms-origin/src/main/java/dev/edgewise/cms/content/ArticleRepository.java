package dev.edgewise.cms.content;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

/**
 * Articles, drafts included, from the primary. Throws
 * {@link org.springframework.dao.DataAccessException} when the database is away.
 */
interface ArticleRepository extends Repository<Article, UUID> {

	Optional<Article> findBySlug(String slug);

	Optional<Article> findById(UUID id);

	boolean existsBySlug(String slug);

	List<Article> findByStoryOrderByLanguage(UUID story);

	List<Article> findBySlugIn(Collection<String> slugs);

	List<Article> findByStoryInOrderByLanguage(Collection<UUID> stories);

	Article save(Article article);

	void delete(Article article);

}
