package dev.edgewise.platform.health;

/** Something outside this process that its full service needs. */
public interface Dependency {

	/** Its name, as health tells it. */
	String name();

	/** Whether it has answered lately. Must not block. */
	boolean isReachable();

}
