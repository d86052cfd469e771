package org.samgraf;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.jspecify.annotations.Nullable;
import org.samgraf.operate.Accepts;
import org.samgraf.operate.StorePlace;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings of a server, all with defaults that fit a checkout of the product.
 *
 * @param home the folder with ontology, data and queries
 * @param store where the store lives; made where it is missing
 * @param backups the folder that backups are written to; made when it is wanted
 * @param documents the folder with the texts of source documents that may be shown; null
 * where none may
 * @param base the base of all IRIs in the data
 * @param minimumFree how much room the disk must have for a write to begin
 * @param unionDefaultGraph whether the default graph reads as the union of all graphs,
 * and what is written to it goes to the graph that is named graph/default
 * @param queryTimeout after how long a request is stopped, in all
 * @param maxQuerySize how large a query or a posted graph may be
 * @param users the file of those who may sign in with a password; null where nobody may
 * @param rolesClaim the claim of a token that names roles; dots lead into objects
 * @param maxUploadSize how large a body from an editor may be
 * @param maxRows how many rows or triples a result may have
 * @param maxAnswerSize how large an answer may be
 * @param heavyRequests how many requests may calculate for long at once; null for as many
 * as there are cores, but two at least
 * @param heavyQueue how many more may wait for their turn
 * @param clientRequestsPerSecond how many requests one client may send, in the long run
 */
@ConfigurationProperties("samgraf")
record Settings(@DefaultValue(".") @Accepts(Accepts.Kind.FOLDER) String home, @DefaultValue("var") String store,
		@DefaultValue("backups") String backups, @Nullable @Accepts(Accepts.Kind.FOLDER) String documents,
		@DefaultValue("https://w3id.org/samgraf/") @Accepts(Accepts.Kind.BASE) URI base,
		@DefaultValue("100MB") @Accepts(Accepts.Kind.ZERO_TOO) DataSize minimumFree,
		@DefaultValue("true") boolean unionDefaultGraph, @DefaultValue("10s") Duration queryTimeout,
		@DefaultValue("1MB") DataSize maxQuerySize, @Nullable @Accepts(Accepts.Kind.FILE) String users,
		@DefaultValue("roles") String rolesClaim, @DefaultValue("100MB") DataSize maxUploadSize,
		@DefaultValue("100000") int maxRows, @DefaultValue("50MB") DataSize maxAnswerSize,
		@Nullable Integer heavyRequests, @DefaultValue("32") @Accepts(Accepts.Kind.ZERO_TOO) int heavyQueue,
		@DefaultValue("500") int clientRequestsPerSecond) {

	// Texts and not paths, since Spring would look for relative paths in the web root.

	Path homeFolder() {
		return Path.of(this.home).toAbsolutePath().normalize();
	}

	int heavyPlaces() {
		return (this.heavyRequests != null) ? this.heavyRequests
				: Math.max(2, Runtime.getRuntime().availableProcessors());
	}

	@Nullable Path documentFolder() {
		return (this.documents != null) ? Path.of(this.documents) : null;
	}

	@Nullable Path usersFile() {
		return (this.users != null) ? Path.of(this.users) : null;
	}

	Path storeFolder() {
		return Path.of(this.store);
	}

	StorePlace storePlace() {
		return new StorePlace(storeFolder(), Path.of(this.backups), this.minimumFree.toBytes(), unnamedGraph());
	}

	@Nullable Node unnamedGraph() {
		return this.unionDefaultGraph ? NodeFactory.createURI(this.base + "graph/default") : null;
	}

}
