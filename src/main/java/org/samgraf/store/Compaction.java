package org.samgraf.store;

import java.time.Duration;

/**
 * What a compaction came to.
 *
 * @param bytesBefore how much room the data took on the disk
 * @param bytesAfter how much it takes now
 */
public record Compaction(long bytesBefore, long bytesAfter, Duration duration) {
}
