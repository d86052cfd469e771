package org.samgraf;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings of a server, all with defaults that fit a checkout of the product.
 *
 * @param home the folder with ontology, data and queries
 * @param store where the store lives; made where it is missing
 * @param documents the folder with the texts of source documents that may be shown; null
 * where none may
 * @param base the base of all IRIs in the data
 * @param minimumFree how much room the disk must have for a write to begin
 * @param queryTimeout after how long a query is stopped, in all
 * @param maxQuerySize how large a query or a posted graph may be
 * @param maxRows how many rows or triples a result may have
 */
@ConfigurationProperties("samgraf")
record Settings(@DefaultValue(".") String home, @DefaultValue("var") String store, @Nullable String documents,
		@DefaultValue("https://w3id.org/samgraf/") URI base, @DefaultValue("100MB") DataSize minimumFree,
		@DefaultValue("30s") Duration queryTimeout, @DefaultValue("1MB") DataSize maxQuerySize,
		@DefaultValue("100000") int maxRows) {

	// Texts and not paths, since Spring would look for relative paths in the web root.

	Path homeFolder() {
		return Path.of(this.home).toAbsolutePath().normalize();
	}

	@Nullable Path documentFolder() {
		return (this.documents != null) ? Path.of(this.documents) : null;
	}

	Path storeFolder() {
		return Path.of(this.store);
	}
}
