package dev.edgewise.cms.audit;

import java.time.Instant;

/**
 * One editorial action.
 *
 * @param number grows with time
 * @param by name of the editor's account, or of what acted on its own
 * @param kind of the subject: article, section, tag, author, media, promotion, events
 * @param subject what was acted on, by an identity that outlives its name
 * @param name what it was called then
 * @param revision the subject's, after the action; 0 if it has none
 */
public record AuditEntry(long number, Instant at, String by, String action, String kind, String subject, String name,
		long revision) {

}
