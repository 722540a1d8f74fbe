package dev.edgewise.local.process;

/**
 * Hears what happens to the stack's processes, from any thread.
 */
public interface StackListener {

	void starting(StackProcess process);

	void ready(StackProcess process);

	void crashed(StackProcess process, int exitCode);

}
