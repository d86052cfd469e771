package org.samgraf;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Checks the settings of every start, once they and the log are there and nothing else
 * is.
 */
class SettingsListener implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		Samgraf.settingsCheck().check(event.getEnvironment());
	}

}
