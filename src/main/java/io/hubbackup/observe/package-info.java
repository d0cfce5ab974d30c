/**
 * How a hub is looked at: watches, discovery, surveys. What was seen is handed on as it is; nothing is concluded here.
 */
@NullMarked
package io.hubbackup.observe;

import org.jspecify.annotations.NullMarked;
