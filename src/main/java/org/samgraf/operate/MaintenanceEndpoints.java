package org.samgraf.operate;

import java.security.Principal;
import java.util.Map;
import java.util.function.Supplier;

import org.samgraf.access.Role;
import org.samgraf.store.Store;
import org.samgraf.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * What operators may have a running server do, by a POST to its management port. The role
 * is asked for here too, so that no other setting can leave it out.
 */
final class MaintenanceEndpoints {

	private static final Logger log = LoggerFactory.getLogger("samgraf.maintenance");

	private MaintenanceEndpoints() {
	}

	private static WebEndpointResponse<Map<String, Object>> answer(String what, SecurityContext user,
			Supplier<Map<String, Object>> work) {
		String role = Role.OPERATOR.written();
		if (!user.isUserInRole(role)) {
			return new WebEndpointResponse<>(Map.of("reason", "This takes a user with the role " + role + "."), 403);
		}
		Principal principal = user.getPrincipal();
		String who = Printable.of((principal != null) ? principal.getName() : null);
		try {
			Map<String, Object> done = work.get();
			log.info("{} by {}: {}", what, who, done);
			return new WebEndpointResponse<>(done);
		}
		catch (StoreException ex) {
			log.warn("{} by {} failed: {}", what, who, ex.getMessage());
			return new WebEndpointResponse<>(Map.of("reason", String.valueOf(ex.getMessage())), status(ex.kind()));
		}
	}

	/** The status of an answer (RFC 9110, section 15; RFC 4918, section 11.5). */
	private static int status(StoreException.Kind kind) {
		return switch (kind) {
			case NO_ROOM -> 507;
			case READ_ONLY, UNAVAILABLE -> 503;
			case IN_USE, DAMAGED, FAILED -> 500;
		};
	}

	/** Writes a backup. */
	@Endpoint(id = "backup")
	static final class BackupEndpoint {

		private final Store store;

		private final StorePlace place;

		BackupEndpoint(Store store, StorePlace place) {
			this.store = store;
			this.place = place;
		}

		/** One at a time, since each deletes what others have left unfinished. */
		@WriteOperation
		synchronized WebEndpointResponse<Map<String, Object>> backup(SecurityContext user) {
			return answer("backup", user, () -> {
				var backup = this.store.backup(this.place.backups());
				return Map.of("folder", backup.folder().toString(), "graphs", backup.manifest().graphs().size(),
						"bytes", backup.manifest().bytes(), "sha256", backup.manifest().sha256());
			});
		}

	}

	/** Compacts the store. */
	@Endpoint(id = "compact")
	static final class CompactEndpoint {

		private final Store store;

		CompactEndpoint(Store store) {
			this.store = store;
		}

		@WriteOperation
		WebEndpointResponse<Map<String, Object>> compact(SecurityContext user) {
			return answer("compact", user, () -> {
				var compaction = this.store.compact();
				return Map.of("bytesBefore", compaction.bytesBefore(), "bytesAfter", compaction.bytesAfter());
			});
		}

	}

	/** Walks through the store. */
	@Endpoint(id = "verify")
	static final class VerifyEndpoint {

		private final Store store;

		VerifyEndpoint(Store store) {
			this.store = store;
		}

		@WriteOperation
		WebEndpointResponse<Map<String, Object>> verify(SecurityContext user) {
			return answer("verify", user, () -> {
				var verification = this.store.verify();
				return Map.of("sound", verification.isSound(), "quads", verification.quads(), "findings",
						verification.findings().stream().map(Object::toString).toList());
			});
		}

	}

}
