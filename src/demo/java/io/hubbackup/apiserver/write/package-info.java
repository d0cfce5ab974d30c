/** Create, update, patch and delete; and what a cluster does by itself afterwards. */
@NullMarked
package io.hubbackup.apiserver.write;

import org.jspecify.annotations.NullMarked;
