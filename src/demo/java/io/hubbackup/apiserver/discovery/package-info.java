/** What is served, told in the aggregated and in the legacy form. */
@NullMarked
package io.hubbackup.apiserver.discovery;

import org.jspecify.annotations.NullMarked;
