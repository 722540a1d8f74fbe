package dev.edgewise.local.process;

/**
 * What a process of the stack is doing, as the control port names it.
 */
public enum ProcessState {

	/** Started, not ready yet. */
	STARTING("starting"),

	/** Alive. */
	RUNNING("running"),

	/** Frozen. */
	PAUSED("paused"),

	/** Alive, without any wire. */
	CUT_OFF("cut-off"),

	/** Ended because somebody wanted it. */
	STOPPED("stopped"),

	/** Ended by itself. */
	CRASHED("crashed");

	private final String label;

	ProcessState(String label) {
		this.label = label;
	}

	public String label() {
		return this.label;
	}

}
