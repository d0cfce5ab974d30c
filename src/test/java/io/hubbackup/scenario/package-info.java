/**
 * Stories as values: what is on a hub, what happens on it, and how it ends. Each is told on the embedded server in virtual time, once without trouble, and then with every fault that the
 * server knows at every place where the operator would notice: it must end alike, and nothing may be deleted that is not deleted without trouble.
 */
@NullMarked
package io.hubbackup.scenario;

import org.jspecify.annotations.NullMarked;
