package org.samgraf.operate;

import org.samgraf.store.Backup;
import org.samgraf.store.Store;
import org.samgraf.store.StoreException;
import org.samgraf.store.StoreState;
import org.samgraf.store.Verification;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Says whether the store can be read, and whether it can be written. A store that can
 * only be read is no reason to keep requests away: that has a status of its own, which is
 * answered with 200.
 */
final class StoreHealth implements HealthIndicator {

	static final Status READ_ONLY = new Status("READ_ONLY");

	private final Store store;

	private final StorePlace place;

	StoreHealth(Store store, StorePlace place) {
		this.store = store;
		this.place = place;
	}

	@Override
	public Health health() {
		StoreState state = this.store.state();
		Verification verification = state.verification();
		var health = Health.up()
			.withDetail("writable", state.isWritable())
			.withDetail("freeBytes", state.freeBytes())
			.withDetail("minimumFreeBytes", this.place.minimumFree())
			.withDetail("verifiedAt", verification.time().toString())
			.withDetail("findings", verification.findings().stream().map(Object::toString).toList());
		try {
			Backup.latest(this.place.backups())
				.ifPresent(backup -> health.withDetail("backupAt", backup.manifest().time().toString()));
		}
		catch (StoreException ex) {
			health.withDetail("backup", String.valueOf(ex.getMessage()));
		}
		if (!state.readable()) {
			return health.down()
				.withDetail("reason", "The store cannot be read; it is opened anew at its next use.")
				.build();
		}
		if (!verification.isSound()) {
			return health.down().withDetail("reason", verification.findings().getFirst().remedy()).build();
		}
		if (state.readOnly() != null) {
			return health.status(READ_ONLY).withDetail("reason", state.readOnly()).build();
		}
		if (!state.hasRoom()) {
			return health.status(READ_ONLY)
				.withDetail("reason",
						"The disk has less room than a write needs. Make room; writes then go on by themselves.")
				.build();
		}
		return health.build();
	}

}
