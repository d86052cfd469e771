package org.samgraf;

import org.samgraf.operate.Commands;
import org.samgraf.operate.SettingsCheck;
import org.samgraf.operate.StorePlace;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;

/** Starts the server, or does what a command says. */
@SpringBootApplication
public class Samgraf {

	/** What all settings begin with. */
	private static final String PREFIX = "samgraf";

	public static void main(String[] args) {
		int code = new Commands(settingsCheck(), Samgraf::place).run(args,
				arguments -> SpringApplication.run(Samgraf.class, arguments));
		if (code != 0) {
			System.exit(code);
		}
	}

	static SettingsCheck settingsCheck() {
		return new SettingsCheck(PREFIX, Settings.class);
	}

	private static StorePlace place(ConfigurableEnvironment environment) {
		return Binder.get(environment).bindOrCreate(PREFIX, Settings.class).storePlace();
	}

}
