/**
 * Real PostgreSQL, Kafka and Redis as child processes of this JVM, for machines without
 * Docker: the local stack and the tests.
 */
@NullMarked
package dev.edgewise.backing;

import org.jspecify.annotations.NullMarked;
