package dev.edgewise.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The front door of a POP. */
@SpringBootApplication
public class GatewayEdgeApplication {

	public static void main(String[] args) {
		SpringApplication.run(GatewayEdgeApplication.class, args);
	}

}
