package dev.edgewise.local.command;

import java.util.List;

import dev.edgewise.local.plan.PlannedProcess;
import dev.edgewise.local.process.StackListener;

/**
 * Shows people how the start goes.
 */
interface Display extends StackListener {

	/** The start begins: this is what will be started. */
	void begin(List<PlannedProcess> processes);

	/** The start is over, well or not. What happens later is shown as single lines. */
	void end();

	/** A line of its own. */
	void say(String line);

}
