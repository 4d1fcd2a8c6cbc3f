/** All commands by id, in the order in which menus show them. */

import * as add from './add'
import * as arrange from './arrange'
import * as clipboard from './clipboard'
import type { Command } from './command'
import * as connect from './connect'
import * as deploy from './deploy'
import * as file from './file'
import * as history from './history'
import * as help from './navigation'
import * as selection from './selection'
import * as view from './view'

export const commands = {
  undo: history.undo,
  redo: history.redo,
  selectAll: selection.selectAll,
  selectNothing: selection.selectNothing,
  rename: selection.rename,
  copy: clipboard.copy,
  cut: clipboard.cut,
  paste: clipboard.paste,
  duplicate: selection.duplicate,
  delete: selection.remove,
  nudgeLeft: selection.nudgeLeft,
  nudgeRight: selection.nudgeRight,
  nudgeUp: selection.nudgeUp,
  nudgeDown: selection.nudgeDown,
  alignLeft: arrange.alignLeft,
  alignCentre: arrange.alignCentre,
  alignRight: arrange.alignRight,
  alignTop: arrange.alignTop,
  alignMiddle: arrange.alignMiddle,
  alignBottom: arrange.alignBottom,
  distributeAcross: arrange.distributeAcross,
  distributeDown: arrange.distributeDown,
  lock: selection.lock,
  merge: deploy.merge,
  split: deploy.split,
  collapse: deploy.collapse,
  mergeAll: deploy.mergeAll,
  splitAll: deploy.splitAll,
  addNext: add.addNext,
  connect: connect.connect,
  addWorkload: add.addWorkload,
  addService: add.addService,
  addFunction: add.addFunction,
  addJob: add.addJob,
  addOrchestrator: add.addOrchestrator,
  addGateway: add.addGateway,
  addQueue: add.addQueue,
  addTopic: add.addTopic,
  addStream: add.addStream,
  addDatabase: add.addDatabase,
  addCache: add.addCache,
  addObjectStore: add.addObjectStore,
  addExternal: add.addExternal,
  addClient: add.addClient,
  showDrawn: view.showDrawn,
  showMerged: view.showMerged,
  showAdvised: view.showAdvised,
  fit: view.fit,
  fitSelection: view.fitSelection,
  zoomIn: view.zoomIn,
  zoomOut: view.zoomOut,
  autoLayout: view.autoLayout,
  layoutSelection: view.layoutSelection,
  tint: view.tint,
  openWaterfall: view.openWaterfall,
  openBridge: view.openBridge,
  openBill: view.openBill,
  openLoad: view.openLoad,
  openBoundaries: view.openBoundaries,
  openVerdict: view.openVerdict,
  openAdvice: view.openAdvice,
  openFindings: view.openFindings,
  openSimulation: view.openSimulation,
  openDetails: view.openDetails,
  openTable: view.openTable,
  openAssumptions: view.openAssumptions,
  openCalibration: view.openCalibration,
  lightPath: view.lightPath,
  goToFields: help.goToFields,
  goToCanvas: help.goToCanvas,
  nextPart: help.nextPart,
  previousPart: help.previousPart,
  themeLight: view.themeLight,
  themeDark: view.themeDark,
  themeSystem: view.themeSystem,
  newDesign: file.newDesign,
  designs: file.designs,
  openExample: file.openExample,
  importFile: file.importFile,
  importText: file.importText,
  saveFile: file.saveFile,
  copyLink: file.copyLink,
  decisionRecord: file.decisionRecord,
  allCommands: help.allCommands,
  find: help.find,
  shortcuts: help.shortcuts,
  method: help.method,
} satisfies Record<string, Command>

/** Key of a command in `commands`. */
export type CommandId = keyof typeof commands

/** All commands with their ids, in the order of `commands`. */
export const commandList: readonly (Command & { readonly id: CommandId })[] = (
  Object.entries(commands) as [CommandId, Command][]
).map(([id, command]) => ({ id, ...command }))
