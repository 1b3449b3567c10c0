package io.mtapools.james;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import javax.inject.Qualifier;

/** The few threads that wait for James' queues and repositories. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@interface IoThreads {}
