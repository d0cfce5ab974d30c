/**
 * What a kube-apiserver promises, as cases that are written against its API and nothing else. The same cases run on the embedded API server and on a real kube-apiserver ({@link ContractIT}).
 *
 * <p>A case sends requests and says which codes it wants. Everything that was answered goes into a transcript, in which names, UIDs, versions and times are
 * replaced by placeholders (the same value gives the same placeholder), and is compared with the one in {@code src/test/resources/contract}. Those were written by a
 * real kube-apiserver and by nothing else: {@code -Dcontract.write=true} with {@link ContractIT}.
 */
@NullMarked
package io.hubbackup.contract;

import org.jspecify.annotations.NullMarked;
