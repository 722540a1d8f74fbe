package dev.edgewise.local.plan;

import java.util.Map;

import dev.edgewise.backing.PostgresServer;

/**
 * The backing services of a stack.
 *
 * @param postgres the core's database
 * @param kafka the broker
 * @param redis each POP's Redis, by the POP's code
 * @param account who uses the database
 */
record Backing(Node postgres, Node kafka, Map<String, Node> redis, PostgresServer.Account account) {
}
