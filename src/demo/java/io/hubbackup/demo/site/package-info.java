/** The hubs that a demonstration runs on: made in this process, on one store, or found by a kubeconfig. */
@NullMarked
package io.hubbackup.demo.site;

import org.jspecify.annotations.NullMarked;
