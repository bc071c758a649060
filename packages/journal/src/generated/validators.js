// Generated from schemas/state/journal.schema.json by `npm run generate`. Do not edit.
"use strict";
export const validate_runStart = validate11;
const schema12 = {"title":"RunStart","type":"object","required":["entry","at","format","run","version","by","playbook","inventory","options","reach"],"properties":{"entry":{"const":"run-start"},"at":{"$ref":"#/definitions/at"},"format":{"type":"string","pattern":"^[0-9]+\\.[0-9]+$"},"run":{"type":"string","pattern":"^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$"},"version":{"type":"string"},"by":{"$ref":"#/definitions/process"},"directory":{"type":"string"},"purpose":{"enum":["run","rollback"]},"of":{"type":"string"},"playbook":{"$ref":"#/definitions/source"},"inventory":{"title":"JournalInventory","type":"object","required":["sources"],"properties":{"sources":{"$ref":"#/definitions/texts"},"sha256":{"type":"string"}}},"options":{"type":"object","additionalProperties":true},"reach":{"type":"object","additionalProperties":true}}};
const schema13 = {"type":"number"};
const schema14 = {"title":"JournalProcess","type":"object","required":["host","pid"],"properties":{"host":{"type":"string"},"user":{"type":"string"},"pid":{"type":"integer"},"started":{"type":"string"},"boot":{"type":"string"},"space":{"type":"string"}}};
const schema15 = {"title":"JournalSource","type":"object","required":["file"],"properties":{"file":{"type":"string"},"sha256":{"type":"string"}}};
const schema16 = {"type":"array","items":{"type":"string"}};
const pattern0 = new RegExp("^[0-9]+\\.[0-9]+$", "u");
const pattern1 = new RegExp("^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$", "u");

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((((data.entry === undefined) && (missing0 = "entry")) || ((data.at === undefined) && (missing0 = "at"))) || ((data.format === undefined) && (missing0 = "format"))) || ((data.run === undefined) && (missing0 = "run"))) || ((data.version === undefined) && (missing0 = "version"))) || ((data.by === undefined) && (missing0 = "by"))) || ((data.playbook === undefined) && (missing0 = "playbook"))) || ((data.inventory === undefined) && (missing0 = "inventory"))) || ((data.options === undefined) && (missing0 = "options"))) || ((data.reach === undefined) && (missing0 = "reach"))){
validate11.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.entry !== undefined){
const _errs1 = errors;
if("run-start" !== data.entry){
validate11.errors = [{instancePath:instancePath+"/entry",schemaPath:"#/properties/entry/const",keyword:"const",params:{allowedValue: "run-start"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.at !== undefined){
let data1 = data.at;
const _errs2 = errors;
if(!((typeof data1 == "number") && (isFinite(data1)))){
validate11.errors = [{instancePath:instancePath+"/at",schemaPath:"#/definitions/at/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.format !== undefined){
let data2 = data.format;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
validate11.errors = [{instancePath:instancePath+"/format",schemaPath:"#/properties/format/pattern",keyword:"pattern",params:{pattern: "^[0-9]+\\.[0-9]+$"},message:"must match pattern \""+"^[0-9]+\\.[0-9]+$"+"\""}];
return false;
}
}
else {
validate11.errors = [{instancePath:instancePath+"/format",schemaPath:"#/properties/format/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run !== undefined){
let data3 = data.run;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(!pattern1.test(data3)){
validate11.errors = [{instancePath:instancePath+"/run",schemaPath:"#/properties/run/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$"},message:"must match pattern \""+"^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$"+"\""}];
return false;
}
}
else {
validate11.errors = [{instancePath:instancePath+"/run",schemaPath:"#/properties/run/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
const _errs9 = errors;
if(typeof data.version !== "string"){
validate11.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.by !== undefined){
let data5 = data.by;
const _errs11 = errors;
const _errs12 = errors;
if(errors === _errs12){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing1;
if(((data5.host === undefined) && (missing1 = "host")) || ((data5.pid === undefined) && (missing1 = "pid"))){
validate11.errors = [{instancePath:instancePath+"/by",schemaPath:"#/definitions/process/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data5.host !== undefined){
const _errs14 = errors;
if(typeof data5.host !== "string"){
validate11.errors = [{instancePath:instancePath+"/by/host",schemaPath:"#/definitions/process/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs14 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data5.user !== undefined){
const _errs16 = errors;
if(typeof data5.user !== "string"){
validate11.errors = [{instancePath:instancePath+"/by/user",schemaPath:"#/definitions/process/properties/user/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs16 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data5.pid !== undefined){
let data8 = data5.pid;
const _errs18 = errors;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
validate11.errors = [{instancePath:instancePath+"/by/pid",schemaPath:"#/definitions/process/properties/pid/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid3 = _errs18 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data5.started !== undefined){
const _errs20 = errors;
if(typeof data5.started !== "string"){
validate11.errors = [{instancePath:instancePath+"/by/started",schemaPath:"#/definitions/process/properties/started/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs20 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data5.boot !== undefined){
const _errs22 = errors;
if(typeof data5.boot !== "string"){
validate11.errors = [{instancePath:instancePath+"/by/boot",schemaPath:"#/definitions/process/properties/boot/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs22 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data5.space !== undefined){
const _errs24 = errors;
if(typeof data5.space !== "string"){
validate11.errors = [{instancePath:instancePath+"/by/space",schemaPath:"#/definitions/process/properties/space/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs24 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
}
}
}
else {
validate11.errors = [{instancePath:instancePath+"/by",schemaPath:"#/definitions/process/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.directory !== undefined){
const _errs26 = errors;
if(typeof data.directory !== "string"){
validate11.errors = [{instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.purpose !== undefined){
let data13 = data.purpose;
const _errs28 = errors;
if(!((data13 === "run") || (data13 === "rollback"))){
validate11.errors = [{instancePath:instancePath+"/purpose",schemaPath:"#/properties/purpose/enum",keyword:"enum",params:{allowedValues: schema12.properties.purpose.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs28 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.of !== undefined){
const _errs29 = errors;
if(typeof data.of !== "string"){
validate11.errors = [{instancePath:instancePath+"/of",schemaPath:"#/properties/of/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs29 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.playbook !== undefined){
let data15 = data.playbook;
const _errs31 = errors;
const _errs32 = errors;
if(errors === _errs32){
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
let missing2;
if((data15.file === undefined) && (missing2 = "file")){
validate11.errors = [{instancePath:instancePath+"/playbook",schemaPath:"#/definitions/source/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
if(data15.file !== undefined){
const _errs34 = errors;
if(typeof data15.file !== "string"){
validate11.errors = [{instancePath:instancePath+"/playbook/file",schemaPath:"#/definitions/source/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs34 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data15.sha256 !== undefined){
const _errs36 = errors;
if(typeof data15.sha256 !== "string"){
validate11.errors = [{instancePath:instancePath+"/playbook/sha256",schemaPath:"#/definitions/source/properties/sha256/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs36 === errors;
}
else {
var valid5 = true;
}
}
}
}
else {
validate11.errors = [{instancePath:instancePath+"/playbook",schemaPath:"#/definitions/source/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs31 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.inventory !== undefined){
let data18 = data.inventory;
const _errs38 = errors;
if(errors === _errs38){
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
let missing3;
if((data18.sources === undefined) && (missing3 = "sources")){
validate11.errors = [{instancePath:instancePath+"/inventory",schemaPath:"#/properties/inventory/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
if(data18.sources !== undefined){
let data19 = data18.sources;
const _errs40 = errors;
const _errs41 = errors;
if(errors === _errs41){
if(Array.isArray(data19)){
var valid8 = true;
const len0 = data19.length;
for(let i0=0; i0<len0; i0++){
const _errs43 = errors;
if(typeof data19[i0] !== "string"){
validate11.errors = [{instancePath:instancePath+"/inventory/sources/" + i0,schemaPath:"#/definitions/texts/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid8 = _errs43 === errors;
if(!valid8){
break;
}
}
}
else {
validate11.errors = [{instancePath:instancePath+"/inventory/sources",schemaPath:"#/definitions/texts/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid6 = _errs40 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data18.sha256 !== undefined){
const _errs45 = errors;
if(typeof data18.sha256 !== "string"){
validate11.errors = [{instancePath:instancePath+"/inventory/sha256",schemaPath:"#/properties/inventory/properties/sha256/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid6 = _errs45 === errors;
}
else {
var valid6 = true;
}
}
}
}
else {
validate11.errors = [{instancePath:instancePath+"/inventory",schemaPath:"#/properties/inventory/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs38 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.options !== undefined){
let data22 = data.options;
const _errs47 = errors;
if(errors === _errs47){
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
}
else {
validate11.errors = [{instancePath:instancePath+"/options",schemaPath:"#/properties/options/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs47 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reach !== undefined){
let data23 = data.reach;
const _errs50 = errors;
if(errors === _errs50){
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
}
else {
validate11.errors = [{instancePath:instancePath+"/reach",schemaPath:"#/properties/reach/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs50 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate11.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate11.errors = vErrors;
return errors === 0;
}

export const validate_task = validate12;
const schema17 = {"title":"TaskStart","type":"object","required":["entry","at","task"],"properties":{"entry":{"const":"task"},"at":{"$ref":"#/definitions/at"},"task":{"$ref":"#/definitions/text"},"file":{"type":"string"},"line":{"type":"integer"},"handler":{"type":"boolean"}}};
const schema19 = {"type":"string"};

function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.entry === undefined) && (missing0 = "entry")) || ((data.at === undefined) && (missing0 = "at"))) || ((data.task === undefined) && (missing0 = "task"))){
validate12.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.entry !== undefined){
const _errs1 = errors;
if("task" !== data.entry){
validate12.errors = [{instancePath:instancePath+"/entry",schemaPath:"#/properties/entry/const",keyword:"const",params:{allowedValue: "task"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.at !== undefined){
let data1 = data.at;
const _errs2 = errors;
if(!((typeof data1 == "number") && (isFinite(data1)))){
validate12.errors = [{instancePath:instancePath+"/at",schemaPath:"#/definitions/at/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.task !== undefined){
const _errs5 = errors;
if(typeof data.task !== "string"){
validate12.errors = [{instancePath:instancePath+"/task",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.file !== undefined){
const _errs8 = errors;
if(typeof data.file !== "string"){
validate12.errors = [{instancePath:instancePath+"/file",schemaPath:"#/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.line !== undefined){
let data4 = data.line;
const _errs10 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate12.errors = [{instancePath:instancePath+"/line",schemaPath:"#/properties/line/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.handler !== undefined){
const _errs12 = errors;
if(typeof data.handler !== "boolean"){
validate12.errors = [{instancePath:instancePath+"/handler",schemaPath:"#/properties/handler/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate12.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate12.errors = vErrors;
return errors === 0;
}

export const validate_effect = validate13;
const schema20 = {"title":"EffectIntent","type":"object","required":["entry","at","task","module","steps"],"properties":{"entry":{"const":"effect"},"at":{"$ref":"#/definitions/at"},"task":{"$ref":"#/definitions/text"},"module":{"$ref":"#/definitions/text"},"host":{"type":"string"},"steps":{"type":"array","items":{"title":"EffectStep","type":"object","required":["host"],"properties":{"host":{"type":"string"},"title":{"type":"string"}}}}}};

function validate13(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.entry === undefined) && (missing0 = "entry")) || ((data.at === undefined) && (missing0 = "at"))) || ((data.task === undefined) && (missing0 = "task"))) || ((data.module === undefined) && (missing0 = "module"))) || ((data.steps === undefined) && (missing0 = "steps"))){
validate13.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.entry !== undefined){
const _errs1 = errors;
if("effect" !== data.entry){
validate13.errors = [{instancePath:instancePath+"/entry",schemaPath:"#/properties/entry/const",keyword:"const",params:{allowedValue: "effect"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.at !== undefined){
let data1 = data.at;
const _errs2 = errors;
if(!((typeof data1 == "number") && (isFinite(data1)))){
validate13.errors = [{instancePath:instancePath+"/at",schemaPath:"#/definitions/at/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.task !== undefined){
const _errs5 = errors;
if(typeof data.task !== "string"){
validate13.errors = [{instancePath:instancePath+"/task",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.module !== undefined){
const _errs8 = errors;
if(typeof data.module !== "string"){
validate13.errors = [{instancePath:instancePath+"/module",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.host !== undefined){
const _errs11 = errors;
if(typeof data.host !== "string"){
validate13.errors = [{instancePath:instancePath+"/host",schemaPath:"#/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.steps !== undefined){
let data5 = data.steps;
const _errs13 = errors;
if(errors === _errs13){
if(Array.isArray(data5)){
var valid4 = true;
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
const _errs15 = errors;
if(errors === _errs15){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
let missing1;
if((data6.host === undefined) && (missing1 = "host")){
validate13.errors = [{instancePath:instancePath+"/steps/" + i0,schemaPath:"#/properties/steps/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data6.host !== undefined){
const _errs17 = errors;
if(typeof data6.host !== "string"){
validate13.errors = [{instancePath:instancePath+"/steps/" + i0+"/host",schemaPath:"#/properties/steps/items/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs17 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data6.title !== undefined){
const _errs19 = errors;
if(typeof data6.title !== "string"){
validate13.errors = [{instancePath:instancePath+"/steps/" + i0+"/title",schemaPath:"#/properties/steps/items/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs19 === errors;
}
else {
var valid5 = true;
}
}
}
}
else {
validate13.errors = [{instancePath:instancePath+"/steps/" + i0,schemaPath:"#/properties/steps/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid4 = _errs15 === errors;
if(!valid4){
break;
}
}
}
else {
validate13.errors = [{instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate13.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate13.errors = vErrors;
return errors === 0;
}

export const validate_result = validate14;
const schema24 = {"title":"TaskOutcome","type":"object","required":["entry","at","host","task","status"],"properties":{"entry":{"const":"result"},"at":{"$ref":"#/definitions/at"},"host":{"$ref":"#/definitions/text"},"task":{"$ref":"#/definitions/text"},"status":{"enum":["ok","changed","skipped","failed","unreachable"]},"code":{"type":"string"},"message":{"type":"string"}}};

function validate14(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.entry === undefined) && (missing0 = "entry")) || ((data.at === undefined) && (missing0 = "at"))) || ((data.host === undefined) && (missing0 = "host"))) || ((data.task === undefined) && (missing0 = "task"))) || ((data.status === undefined) && (missing0 = "status"))){
validate14.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.entry !== undefined){
const _errs1 = errors;
if("result" !== data.entry){
validate14.errors = [{instancePath:instancePath+"/entry",schemaPath:"#/properties/entry/const",keyword:"const",params:{allowedValue: "result"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.at !== undefined){
let data1 = data.at;
const _errs2 = errors;
if(!((typeof data1 == "number") && (isFinite(data1)))){
validate14.errors = [{instancePath:instancePath+"/at",schemaPath:"#/definitions/at/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.host !== undefined){
const _errs5 = errors;
if(typeof data.host !== "string"){
validate14.errors = [{instancePath:instancePath+"/host",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.task !== undefined){
const _errs8 = errors;
if(typeof data.task !== "string"){
validate14.errors = [{instancePath:instancePath+"/task",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.status !== undefined){
let data4 = data.status;
const _errs11 = errors;
if(!(((((data4 === "ok") || (data4 === "changed")) || (data4 === "skipped")) || (data4 === "failed")) || (data4 === "unreachable"))){
validate14.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema24.properties.status.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.code !== undefined){
const _errs12 = errors;
if(typeof data.code !== "string"){
validate14.errors = [{instancePath:instancePath+"/code",schemaPath:"#/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message !== undefined){
const _errs14 = errors;
if(typeof data.message !== "string"){
validate14.errors = [{instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate14.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate14.errors = vErrors;
return errors === 0;
}

export const validate_move = validate15;
const schema28 = {"title":"MoveIntent","type":"object","required":["entry","at","move","address","from","to","strategy"],"properties":{"entry":{"const":"move"},"at":{"$ref":"#/definitions/at"},"move":{"type":"string"},"task":{"type":"string"},"address":{"type":"string"},"from":{"type":"string"},"to":{"type":"string"},"strategy":{"type":"string"},"others":{"type":"array","items":{"title":"OtherMove","type":"object","required":["address","from","to"],"properties":{"address":{"type":"string"},"from":{"type":"string"},"to":{"type":"string"}}}},"become":{"title":"JournalBecome","type":"object","required":["method","user"],"properties":{"method":{"type":"string"},"user":{"type":"string"}}},"inputs":{"type":"object","additionalProperties":true},"connections":{"type":"object","additionalProperties":{"type":"object","additionalProperties":true}}}};

function validate15(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((data.entry === undefined) && (missing0 = "entry")) || ((data.at === undefined) && (missing0 = "at"))) || ((data.move === undefined) && (missing0 = "move"))) || ((data.address === undefined) && (missing0 = "address"))) || ((data.from === undefined) && (missing0 = "from"))) || ((data.to === undefined) && (missing0 = "to"))) || ((data.strategy === undefined) && (missing0 = "strategy"))){
validate15.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.entry !== undefined){
const _errs1 = errors;
if("move" !== data.entry){
validate15.errors = [{instancePath:instancePath+"/entry",schemaPath:"#/properties/entry/const",keyword:"const",params:{allowedValue: "move"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.at !== undefined){
let data1 = data.at;
const _errs2 = errors;
if(!((typeof data1 == "number") && (isFinite(data1)))){
validate15.errors = [{instancePath:instancePath+"/at",schemaPath:"#/definitions/at/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.move !== undefined){
const _errs5 = errors;
if(typeof data.move !== "string"){
validate15.errors = [{instancePath:instancePath+"/move",schemaPath:"#/properties/move/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.task !== undefined){
const _errs7 = errors;
if(typeof data.task !== "string"){
validate15.errors = [{instancePath:instancePath+"/task",schemaPath:"#/properties/task/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.address !== undefined){
const _errs9 = errors;
if(typeof data.address !== "string"){
validate15.errors = [{instancePath:instancePath+"/address",schemaPath:"#/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.from !== undefined){
const _errs11 = errors;
if(typeof data.from !== "string"){
validate15.errors = [{instancePath:instancePath+"/from",schemaPath:"#/properties/from/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.to !== undefined){
const _errs13 = errors;
if(typeof data.to !== "string"){
validate15.errors = [{instancePath:instancePath+"/to",schemaPath:"#/properties/to/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.strategy !== undefined){
const _errs15 = errors;
if(typeof data.strategy !== "string"){
validate15.errors = [{instancePath:instancePath+"/strategy",schemaPath:"#/properties/strategy/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.others !== undefined){
let data8 = data.others;
const _errs17 = errors;
if(errors === _errs17){
if(Array.isArray(data8)){
var valid2 = true;
const len0 = data8.length;
for(let i0=0; i0<len0; i0++){
let data9 = data8[i0];
const _errs19 = errors;
if(errors === _errs19){
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
let missing1;
if((((data9.address === undefined) && (missing1 = "address")) || ((data9.from === undefined) && (missing1 = "from"))) || ((data9.to === undefined) && (missing1 = "to"))){
validate15.errors = [{instancePath:instancePath+"/others/" + i0,schemaPath:"#/properties/others/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data9.address !== undefined){
const _errs21 = errors;
if(typeof data9.address !== "string"){
validate15.errors = [{instancePath:instancePath+"/others/" + i0+"/address",schemaPath:"#/properties/others/items/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs21 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data9.from !== undefined){
const _errs23 = errors;
if(typeof data9.from !== "string"){
validate15.errors = [{instancePath:instancePath+"/others/" + i0+"/from",schemaPath:"#/properties/others/items/properties/from/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs23 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data9.to !== undefined){
const _errs25 = errors;
if(typeof data9.to !== "string"){
validate15.errors = [{instancePath:instancePath+"/others/" + i0+"/to",schemaPath:"#/properties/others/items/properties/to/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs25 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
else {
validate15.errors = [{instancePath:instancePath+"/others/" + i0,schemaPath:"#/properties/others/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid2 = _errs19 === errors;
if(!valid2){
break;
}
}
}
else {
validate15.errors = [{instancePath:instancePath+"/others",schemaPath:"#/properties/others/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.become !== undefined){
let data13 = data.become;
const _errs27 = errors;
if(errors === _errs27){
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
let missing2;
if(((data13.method === undefined) && (missing2 = "method")) || ((data13.user === undefined) && (missing2 = "user"))){
validate15.errors = [{instancePath:instancePath+"/become",schemaPath:"#/properties/become/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
if(data13.method !== undefined){
const _errs29 = errors;
if(typeof data13.method !== "string"){
validate15.errors = [{instancePath:instancePath+"/become/method",schemaPath:"#/properties/become/properties/method/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs29 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data13.user !== undefined){
const _errs31 = errors;
if(typeof data13.user !== "string"){
validate15.errors = [{instancePath:instancePath+"/become/user",schemaPath:"#/properties/become/properties/user/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs31 === errors;
}
else {
var valid4 = true;
}
}
}
}
else {
validate15.errors = [{instancePath:instancePath+"/become",schemaPath:"#/properties/become/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.inputs !== undefined){
let data16 = data.inputs;
const _errs33 = errors;
if(errors === _errs33){
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
}
else {
validate15.errors = [{instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs33 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.connections !== undefined){
let data17 = data.connections;
const _errs36 = errors;
if(errors === _errs36){
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
for(const key0 in data17){
let data18 = data17[key0];
const _errs39 = errors;
if(errors === _errs39){
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
}
else {
validate15.errors = [{instancePath:instancePath+"/connections/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/connections/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid5 = _errs39 === errors;
if(!valid5){
break;
}
}
}
else {
validate15.errors = [{instancePath:instancePath+"/connections",schemaPath:"#/properties/connections/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs36 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate15.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate15.errors = vErrors;
return errors === 0;
}

export const validate_step = validate16;
const schema30 = {"title":"StepIntent","type":"object","required":["entry","at","move","phase","title","hosts"],"properties":{"entry":{"const":"step"},"at":{"$ref":"#/definitions/at"},"move":{"$ref":"#/definitions/text"},"phase":{"$ref":"#/definitions/text"},"title":{"$ref":"#/definitions/text"},"hosts":{"$ref":"#/definitions/texts"},"undo":{"type":"boolean"},"commits":{"type":"boolean"}}};

function validate16(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.entry === undefined) && (missing0 = "entry")) || ((data.at === undefined) && (missing0 = "at"))) || ((data.move === undefined) && (missing0 = "move"))) || ((data.phase === undefined) && (missing0 = "phase"))) || ((data.title === undefined) && (missing0 = "title"))) || ((data.hosts === undefined) && (missing0 = "hosts"))){
validate16.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.entry !== undefined){
const _errs1 = errors;
if("step" !== data.entry){
validate16.errors = [{instancePath:instancePath+"/entry",schemaPath:"#/properties/entry/const",keyword:"const",params:{allowedValue: "step"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.at !== undefined){
let data1 = data.at;
const _errs2 = errors;
if(!((typeof data1 == "number") && (isFinite(data1)))){
validate16.errors = [{instancePath:instancePath+"/at",schemaPath:"#/definitions/at/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.move !== undefined){
const _errs5 = errors;
if(typeof data.move !== "string"){
validate16.errors = [{instancePath:instancePath+"/move",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.phase !== undefined){
const _errs8 = errors;
if(typeof data.phase !== "string"){
validate16.errors = [{instancePath:instancePath+"/phase",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs11 = errors;
if(typeof data.title !== "string"){
validate16.errors = [{instancePath:instancePath+"/title",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.hosts !== undefined){
let data5 = data.hosts;
const _errs14 = errors;
const _errs15 = errors;
if(errors === _errs15){
if(Array.isArray(data5)){
var valid6 = true;
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
const _errs17 = errors;
if(typeof data5[i0] !== "string"){
validate16.errors = [{instancePath:instancePath+"/hosts/" + i0,schemaPath:"#/definitions/texts/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid6 = _errs17 === errors;
if(!valid6){
break;
}
}
}
else {
validate16.errors = [{instancePath:instancePath+"/hosts",schemaPath:"#/definitions/texts/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.undo !== undefined){
const _errs19 = errors;
if(typeof data.undo !== "boolean"){
validate16.errors = [{instancePath:instancePath+"/undo",schemaPath:"#/properties/undo/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.commits !== undefined){
const _errs21 = errors;
if(typeof data.commits !== "boolean"){
validate16.errors = [{instancePath:instancePath+"/commits",schemaPath:"#/properties/commits/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate16.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate16.errors = vErrors;
return errors === 0;
}

export const validate_stepEnd = validate17;
const schema36 = {"title":"StepOutcome","type":"object","required":["entry","at","move","phase","outcome"],"properties":{"entry":{"const":"step-end"},"at":{"$ref":"#/definitions/at"},"move":{"$ref":"#/definitions/text"},"phase":{"$ref":"#/definitions/text"},"undo":{"type":"boolean"},"outcome":{"enum":["done","failed","lost"]},"codes":{"$ref":"#/definitions/texts"},"note":{"type":"string"}}};

function validate17(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.entry === undefined) && (missing0 = "entry")) || ((data.at === undefined) && (missing0 = "at"))) || ((data.move === undefined) && (missing0 = "move"))) || ((data.phase === undefined) && (missing0 = "phase"))) || ((data.outcome === undefined) && (missing0 = "outcome"))){
validate17.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.entry !== undefined){
const _errs1 = errors;
if("step-end" !== data.entry){
validate17.errors = [{instancePath:instancePath+"/entry",schemaPath:"#/properties/entry/const",keyword:"const",params:{allowedValue: "step-end"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.at !== undefined){
let data1 = data.at;
const _errs2 = errors;
if(!((typeof data1 == "number") && (isFinite(data1)))){
validate17.errors = [{instancePath:instancePath+"/at",schemaPath:"#/definitions/at/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.move !== undefined){
const _errs5 = errors;
if(typeof data.move !== "string"){
validate17.errors = [{instancePath:instancePath+"/move",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.phase !== undefined){
const _errs8 = errors;
if(typeof data.phase !== "string"){
validate17.errors = [{instancePath:instancePath+"/phase",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.undo !== undefined){
const _errs11 = errors;
if(typeof data.undo !== "boolean"){
validate17.errors = [{instancePath:instancePath+"/undo",schemaPath:"#/properties/undo/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.outcome !== undefined){
let data5 = data.outcome;
const _errs13 = errors;
if(!(((data5 === "done") || (data5 === "failed")) || (data5 === "lost"))){
validate17.errors = [{instancePath:instancePath+"/outcome",schemaPath:"#/properties/outcome/enum",keyword:"enum",params:{allowedValues: schema36.properties.outcome.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.codes !== undefined){
let data6 = data.codes;
const _errs14 = errors;
const _errs15 = errors;
if(errors === _errs15){
if(Array.isArray(data6)){
var valid5 = true;
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
const _errs17 = errors;
if(typeof data6[i0] !== "string"){
validate17.errors = [{instancePath:instancePath+"/codes/" + i0,schemaPath:"#/definitions/texts/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs17 === errors;
if(!valid5){
break;
}
}
}
else {
validate17.errors = [{instancePath:instancePath+"/codes",schemaPath:"#/definitions/texts/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.note !== undefined){
const _errs19 = errors;
if(typeof data.note !== "string"){
validate17.errors = [{instancePath:instancePath+"/note",schemaPath:"#/properties/note/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate17.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate17.errors = vErrors;
return errors === 0;
}

export const validate_moveEnd = validate18;
const schema41 = {"title":"MoveOutcome","type":"object","required":["entry","at","move","end"],"properties":{"entry":{"const":"move-end"},"at":{"$ref":"#/definitions/at"},"move":{"$ref":"#/definitions/text"},"end":{"enum":["done","undone","uncertain"]},"by":{"type":"string"},"codes":{"$ref":"#/definitions/texts"}}};

function validate18(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.entry === undefined) && (missing0 = "entry")) || ((data.at === undefined) && (missing0 = "at"))) || ((data.move === undefined) && (missing0 = "move"))) || ((data.end === undefined) && (missing0 = "end"))){
validate18.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.entry !== undefined){
const _errs1 = errors;
if("move-end" !== data.entry){
validate18.errors = [{instancePath:instancePath+"/entry",schemaPath:"#/properties/entry/const",keyword:"const",params:{allowedValue: "move-end"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.at !== undefined){
let data1 = data.at;
const _errs2 = errors;
if(!((typeof data1 == "number") && (isFinite(data1)))){
validate18.errors = [{instancePath:instancePath+"/at",schemaPath:"#/definitions/at/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.move !== undefined){
const _errs5 = errors;
if(typeof data.move !== "string"){
validate18.errors = [{instancePath:instancePath+"/move",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.end !== undefined){
let data3 = data.end;
const _errs8 = errors;
if(!(((data3 === "done") || (data3 === "undone")) || (data3 === "uncertain"))){
validate18.errors = [{instancePath:instancePath+"/end",schemaPath:"#/properties/end/enum",keyword:"enum",params:{allowedValues: schema41.properties.end.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.by !== undefined){
const _errs9 = errors;
if(typeof data.by !== "string"){
validate18.errors = [{instancePath:instancePath+"/by",schemaPath:"#/properties/by/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.codes !== undefined){
let data5 = data.codes;
const _errs11 = errors;
const _errs12 = errors;
if(errors === _errs12){
if(Array.isArray(data5)){
var valid4 = true;
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
const _errs14 = errors;
if(typeof data5[i0] !== "string"){
validate18.errors = [{instancePath:instancePath+"/codes/" + i0,schemaPath:"#/definitions/texts/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs14 === errors;
if(!valid4){
break;
}
}
}
else {
validate18.errors = [{instancePath:instancePath+"/codes",schemaPath:"#/definitions/texts/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate18.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate18.errors = vErrors;
return errors === 0;
}

export const validate_attach = validate19;
const schema45 = {"title":"Attach","type":"object","required":["entry","at","session","command","by"],"properties":{"entry":{"const":"attach"},"at":{"$ref":"#/definitions/at"},"session":{"$ref":"#/definitions/text"},"command":{"$ref":"#/definitions/text"},"by":{"$ref":"#/definitions/process"}}};

function validate19(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.entry === undefined) && (missing0 = "entry")) || ((data.at === undefined) && (missing0 = "at"))) || ((data.session === undefined) && (missing0 = "session"))) || ((data.command === undefined) && (missing0 = "command"))) || ((data.by === undefined) && (missing0 = "by"))){
validate19.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.entry !== undefined){
const _errs1 = errors;
if("attach" !== data.entry){
validate19.errors = [{instancePath:instancePath+"/entry",schemaPath:"#/properties/entry/const",keyword:"const",params:{allowedValue: "attach"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.at !== undefined){
let data1 = data.at;
const _errs2 = errors;
if(!((typeof data1 == "number") && (isFinite(data1)))){
validate19.errors = [{instancePath:instancePath+"/at",schemaPath:"#/definitions/at/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.session !== undefined){
const _errs5 = errors;
if(typeof data.session !== "string"){
validate19.errors = [{instancePath:instancePath+"/session",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.command !== undefined){
const _errs8 = errors;
if(typeof data.command !== "string"){
validate19.errors = [{instancePath:instancePath+"/command",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.by !== undefined){
let data4 = data.by;
const _errs11 = errors;
const _errs12 = errors;
if(errors === _errs12){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing1;
if(((data4.host === undefined) && (missing1 = "host")) || ((data4.pid === undefined) && (missing1 = "pid"))){
validate19.errors = [{instancePath:instancePath+"/by",schemaPath:"#/definitions/process/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data4.host !== undefined){
const _errs14 = errors;
if(typeof data4.host !== "string"){
validate19.errors = [{instancePath:instancePath+"/by/host",schemaPath:"#/definitions/process/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs14 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data4.user !== undefined){
const _errs16 = errors;
if(typeof data4.user !== "string"){
validate19.errors = [{instancePath:instancePath+"/by/user",schemaPath:"#/definitions/process/properties/user/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs16 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data4.pid !== undefined){
let data7 = data4.pid;
const _errs18 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
validate19.errors = [{instancePath:instancePath+"/by/pid",schemaPath:"#/definitions/process/properties/pid/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid5 = _errs18 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data4.started !== undefined){
const _errs20 = errors;
if(typeof data4.started !== "string"){
validate19.errors = [{instancePath:instancePath+"/by/started",schemaPath:"#/definitions/process/properties/started/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs20 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data4.boot !== undefined){
const _errs22 = errors;
if(typeof data4.boot !== "string"){
validate19.errors = [{instancePath:instancePath+"/by/boot",schemaPath:"#/definitions/process/properties/boot/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs22 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data4.space !== undefined){
const _errs24 = errors;
if(typeof data4.space !== "string"){
validate19.errors = [{instancePath:instancePath+"/by/space",schemaPath:"#/definitions/process/properties/space/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs24 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
}
}
}
else {
validate19.errors = [{instancePath:instancePath+"/by",schemaPath:"#/definitions/process/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate19.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate19.errors = vErrors;
return errors === 0;
}

export const validate_detach = validate20;
const schema50 = {"title":"Detach","type":"object","required":["entry","at","session"],"properties":{"entry":{"const":"detach"},"at":{"$ref":"#/definitions/at"},"session":{"$ref":"#/definitions/text"}}};

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.entry === undefined) && (missing0 = "entry")) || ((data.at === undefined) && (missing0 = "at"))) || ((data.session === undefined) && (missing0 = "session"))){
validate20.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.entry !== undefined){
const _errs1 = errors;
if("detach" !== data.entry){
validate20.errors = [{instancePath:instancePath+"/entry",schemaPath:"#/properties/entry/const",keyword:"const",params:{allowedValue: "detach"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.at !== undefined){
let data1 = data.at;
const _errs2 = errors;
if(!((typeof data1 == "number") && (isFinite(data1)))){
validate20.errors = [{instancePath:instancePath+"/at",schemaPath:"#/definitions/at/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.session !== undefined){
const _errs5 = errors;
if(typeof data.session !== "string"){
validate20.errors = [{instancePath:instancePath+"/session",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate20.errors = vErrors;
return errors === 0;
}

export const validate_confirm = validate21;
const schema53 = {"title":"Confirmation","type":"object","required":["entry","at","answer","by"],"properties":{"entry":{"const":"confirm"},"at":{"$ref":"#/definitions/at"},"move":{"$ref":"#/definitions/text"},"answer":{"enum":["yes","no"]},"by":{"$ref":"#/definitions/process"}}};

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.entry === undefined) && (missing0 = "entry")) || ((data.at === undefined) && (missing0 = "at"))) || ((data.answer === undefined) && (missing0 = "answer"))) || ((data.by === undefined) && (missing0 = "by"))){
validate21.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.entry !== undefined){
const _errs1 = errors;
if("confirm" !== data.entry){
validate21.errors = [{instancePath:instancePath+"/entry",schemaPath:"#/properties/entry/const",keyword:"const",params:{allowedValue: "confirm"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.at !== undefined){
let data1 = data.at;
const _errs2 = errors;
if(!((typeof data1 == "number") && (isFinite(data1)))){
validate21.errors = [{instancePath:instancePath+"/at",schemaPath:"#/definitions/at/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.move !== undefined){
const _errs5 = errors;
if(typeof data.move !== "string"){
validate21.errors = [{instancePath:instancePath+"/move",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.answer !== undefined){
let data3 = data.answer;
const _errs8 = errors;
if(!((data3 === "yes") || (data3 === "no"))){
validate21.errors = [{instancePath:instancePath+"/answer",schemaPath:"#/properties/answer/enum",keyword:"enum",params:{allowedValues: schema53.properties.answer.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.by !== undefined){
let data4 = data.by;
const _errs9 = errors;
const _errs10 = errors;
if(errors === _errs10){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing1;
if(((data4.host === undefined) && (missing1 = "host")) || ((data4.pid === undefined) && (missing1 = "pid"))){
validate21.errors = [{instancePath:instancePath+"/by",schemaPath:"#/definitions/process/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data4.host !== undefined){
const _errs12 = errors;
if(typeof data4.host !== "string"){
validate21.errors = [{instancePath:instancePath+"/by/host",schemaPath:"#/definitions/process/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs12 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data4.user !== undefined){
const _errs14 = errors;
if(typeof data4.user !== "string"){
validate21.errors = [{instancePath:instancePath+"/by/user",schemaPath:"#/definitions/process/properties/user/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs14 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data4.pid !== undefined){
let data7 = data4.pid;
const _errs16 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
validate21.errors = [{instancePath:instancePath+"/by/pid",schemaPath:"#/definitions/process/properties/pid/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid4 = _errs16 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data4.started !== undefined){
const _errs18 = errors;
if(typeof data4.started !== "string"){
validate21.errors = [{instancePath:instancePath+"/by/started",schemaPath:"#/definitions/process/properties/started/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs18 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data4.boot !== undefined){
const _errs20 = errors;
if(typeof data4.boot !== "string"){
validate21.errors = [{instancePath:instancePath+"/by/boot",schemaPath:"#/definitions/process/properties/boot/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs20 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data4.space !== undefined){
const _errs22 = errors;
if(typeof data4.space !== "string"){
validate21.errors = [{instancePath:instancePath+"/by/space",schemaPath:"#/definitions/process/properties/space/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs22 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/by",schemaPath:"#/definitions/process/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate21.errors = vErrors;
return errors === 0;
}

export const validate_settled = validate22;
const schema57 = {"title":"Settled","type":"object","required":["entry","at","reason"],"properties":{"entry":{"const":"settled"},"at":{"$ref":"#/definitions/at"},"reason":{"$ref":"#/definitions/text"}}};

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.entry === undefined) && (missing0 = "entry")) || ((data.at === undefined) && (missing0 = "at"))) || ((data.reason === undefined) && (missing0 = "reason"))){
validate22.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.entry !== undefined){
const _errs1 = errors;
if("settled" !== data.entry){
validate22.errors = [{instancePath:instancePath+"/entry",schemaPath:"#/properties/entry/const",keyword:"const",params:{allowedValue: "settled"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.at !== undefined){
let data1 = data.at;
const _errs2 = errors;
if(!((typeof data1 == "number") && (isFinite(data1)))){
validate22.errors = [{instancePath:instancePath+"/at",schemaPath:"#/definitions/at/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reason !== undefined){
const _errs5 = errors;
if(typeof data.reason !== "string"){
validate22.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate22.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate22.errors = vErrors;
return errors === 0;
}

export const validate_runEnd = validate23;
const schema60 = {"title":"RunEnd","type":"object","required":["entry","at","exitCode"],"properties":{"entry":{"const":"run-end"},"at":{"$ref":"#/definitions/at"},"exitCode":{"type":"integer"},"elapsedMs":{"type":"number"},"recap":{"type":"object","additionalProperties":true}}};

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.entry === undefined) && (missing0 = "entry")) || ((data.at === undefined) && (missing0 = "at"))) || ((data.exitCode === undefined) && (missing0 = "exitCode"))){
validate23.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.entry !== undefined){
const _errs1 = errors;
if("run-end" !== data.entry){
validate23.errors = [{instancePath:instancePath+"/entry",schemaPath:"#/properties/entry/const",keyword:"const",params:{allowedValue: "run-end"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.at !== undefined){
let data1 = data.at;
const _errs2 = errors;
if(!((typeof data1 == "number") && (isFinite(data1)))){
validate23.errors = [{instancePath:instancePath+"/at",schemaPath:"#/definitions/at/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.exitCode !== undefined){
let data2 = data.exitCode;
const _errs5 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate23.errors = [{instancePath:instancePath+"/exitCode",schemaPath:"#/properties/exitCode/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.elapsedMs !== undefined){
let data3 = data.elapsedMs;
const _errs7 = errors;
if(!((typeof data3 == "number") && (isFinite(data3)))){
validate23.errors = [{instancePath:instancePath+"/elapsedMs",schemaPath:"#/properties/elapsedMs/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.recap !== undefined){
let data4 = data.recap;
const _errs9 = errors;
if(errors === _errs9){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
}
else {
validate23.errors = [{instancePath:instancePath+"/recap",schemaPath:"#/properties/recap/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate23.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate23.errors = vErrors;
return errors === 0;
}

