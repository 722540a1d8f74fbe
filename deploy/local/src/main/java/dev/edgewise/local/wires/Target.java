package dev.edgewise.local.wires;

/**
 * Where a wire leads.
 *
 * @param process the process that listens there
 * @param port its port on this machine
 */
public record Target(String process, int port) {
}
