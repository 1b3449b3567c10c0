/** What binds the pack to James: its Guice module, lanes and held mail on James' queues and repositories, webadmin, health. */
package io.mtapools.james;
