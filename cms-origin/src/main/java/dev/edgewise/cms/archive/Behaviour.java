package dev.edgewise.cms.archive;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/**
 * The archive's present manners, which may change at any time: a request that hangs goes
 * on as soon as they improve, or when the service is told to end.
 */
class Behaviour {

	private final RandomGenerator random;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private volatile Manners manners;

	private boolean ending;

	Behaviour(Manners manners, RandomGenerator random) {
		this.manners = manners;
		this.random = random;
	}

	Manners manners() {
		return this.manners;
	}

	void become(Manners next) {
		this.lock.lock();
		try {
			this.manners = next;
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Lets the caller suffer: returns late, or not at all while the archive hangs, or
	 * throws.
	 * @throws ArchiveFault for the share of requests that is to fail
	 */
	void inflict() throws InterruptedException {
		Manners present = this.manners;
		if (present.hang()) {
			hang();
		}
		Thread.sleep(present.delay());
		if (this.manners.failsNow(this.random)) {
			throw ArchiveFault.unavailable(Duration.ofSeconds(5));
		}
	}

	private void hang() throws InterruptedException {
		this.lock.lock();
		try {
			while (this.manners.hang() && !this.ending) {
				this.changed.await(1, TimeUnit.MINUTES);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Before the web server waits for requests to finish. */
	@EventListener(ContextClosedEvent.class)
	void end() {
		this.lock.lock();
		try {
			this.ending = true;
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

}
