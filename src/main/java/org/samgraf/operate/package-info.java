/**
 * What whoever runs the server needs: commands, health, metrics, logs and the check of
 * the settings. Must not know questions, pages or the text of any query.
 */
@NullMarked
package org.samgraf.operate;

import org.jspecify.annotations.NullMarked;
