package dev.edgewise.cms.archive;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * Changes this instance's manners while it runs; exists in the demo profile only. What is
 * left out of a change is set back to good manners.
 */
@Endpoint(id = "archivefault")
class BehaviourEndpoint {

	private final Behaviour behaviour;

	BehaviourEndpoint(Behaviour behaviour) {
		this.behaviour = behaviour;
	}

	@ReadOperation
	Manners manners() {
		return this.behaviour.manners();
	}

	@WriteOperation
	Manners become(@Nullable Duration delay, @Nullable Boolean hang, @Nullable Double rate, @Nullable Boolean http200) {
		try {
			this.behaviour.become(new Manners((delay != null) ? delay : Duration.ZERO, Boolean.TRUE.equals(hang),
					(rate != null) ? rate : 0, Boolean.TRUE.equals(http200)));
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidEndpointRequestException(String.valueOf(ex.getMessage()), String.valueOf(ex.getMessage()));
		}
		return this.behaviour.manners();
	}

	@DeleteOperation
	void recover() {
		this.behaviour.become(Manners.GOOD);
	}

}
