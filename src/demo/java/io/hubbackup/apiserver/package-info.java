/**
 * A Kubernetes API server in this process: for tests and for the demonstration, never in the operator (D19, D33).
 *
 * <p>It answers exactly the shapes of requests that the operator, kubectl and the tests use, each as a kube-apiserver does, and everything else with an honest
 * error. One contract suite holds it to a real kube-apiserver. A request goes through {@code request → fault → access → read or write → store}; every room is
 * told the time by one injected {@link io.hubbackup.observe.Clockwork}.
 */
@NullMarked
package io.hubbackup.apiserver;

import org.jspecify.annotations.NullMarked;
