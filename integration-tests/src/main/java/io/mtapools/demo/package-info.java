/** The main job on one machine: a stock James with the pack, simulated providers, a campaign, a table to watch. */
package io.mtapools.demo;
