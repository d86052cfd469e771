package org.samgraf;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the server. */
@SpringBootApplication
public class Samgraf {

	public static void main(String[] args) {
		SpringApplication.run(Samgraf.class, args);
	}

}
