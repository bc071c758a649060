// Generated from schemas/ by `npm run generate`. Do not edit.
"use strict";
export const validate_apt = validate10;
const schema11 = {"type":"object","additionalProperties":false,"properties":{"name":{"type":"array","items":{"type":"string","minLength":1}},"pkg":{"type":"array","items":{"type":"string","minLength":1}},"package":{"type":"array","items":{"type":"string","minLength":1}},"state":{"type":"string","enum":["present","absent","latest","installed","removed"]},"update_cache":{"type":"boolean"},"update-cache":{"type":"boolean"},"cache_valid_time":{"type":"integer","minimum":0},"install_recommends":{"type":"boolean"},"install-recommends":{"type":"boolean"},"purge":{"type":"boolean"},"autoremove":{"type":"boolean"}}};
const func2 = Object.prototype.hasOwnProperty;

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema11.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(Array.isArray(data0)){
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(typeof data1 === "string"){
if(data1.length < 1){
const err1 = {instancePath:instancePath+"/name/" + i0,schemaPath:"#/properties/name/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema11.properties.name.items,data:data1};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/name/" + i0,schemaPath:"#/properties/name/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.name.items.type,parentSchema:schema11.properties.name.items,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.name.type,parentSchema:schema11.properties.name,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.pkg !== undefined){
let data2 = data.pkg;
if(Array.isArray(data2)){
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
let data3 = data2[i1];
if(typeof data3 === "string"){
if(data3.length < 1){
const err4 = {instancePath:instancePath+"/pkg/" + i1,schemaPath:"#/properties/pkg/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema11.properties.pkg.items,data:data3};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/pkg/" + i1,schemaPath:"#/properties/pkg/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.pkg.items.type,parentSchema:schema11.properties.pkg.items,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/pkg",schemaPath:"#/properties/pkg/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.pkg.type,parentSchema:schema11.properties.pkg,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.package !== undefined){
let data4 = data.package;
if(Array.isArray(data4)){
const len2 = data4.length;
for(let i2=0; i2<len2; i2++){
let data5 = data4[i2];
if(typeof data5 === "string"){
if(data5.length < 1){
const err7 = {instancePath:instancePath+"/package/" + i2,schemaPath:"#/properties/package/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema11.properties.package.items,data:data5};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/package/" + i2,schemaPath:"#/properties/package/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.package.items.type,parentSchema:schema11.properties.package.items,data:data5};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/package",schemaPath:"#/properties/package/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.package.type,parentSchema:schema11.properties.package,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.state !== undefined){
let data6 = data.state;
if(typeof data6 !== "string"){
const err10 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.state.type,parentSchema:schema11.properties.state,data:data6};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!(((((data6 === "present") || (data6 === "absent")) || (data6 === "latest")) || (data6 === "installed")) || (data6 === "removed"))){
const err11 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/enum",keyword:"enum",params:{allowedValues: schema11.properties.state.enum},message:"must be equal to one of the allowed values",schema:schema11.properties.state.enum,parentSchema:schema11.properties.state,data:data6};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.update_cache !== undefined){
let data7 = data.update_cache;
if(typeof data7 !== "boolean"){
const err12 = {instancePath:instancePath+"/update_cache",schemaPath:"#/properties/update_cache/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema11.properties.update_cache.type,parentSchema:schema11.properties.update_cache,data:data7};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data["update-cache"] !== undefined){
let data8 = data["update-cache"];
if(typeof data8 !== "boolean"){
const err13 = {instancePath:instancePath+"/update-cache",schemaPath:"#/properties/update-cache/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema11.properties["update-cache"].type,parentSchema:schema11.properties["update-cache"],data:data8};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.cache_valid_time !== undefined){
let data9 = data.cache_valid_time;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err14 = {instancePath:instancePath+"/cache_valid_time",schemaPath:"#/properties/cache_valid_time/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema11.properties.cache_valid_time.type,parentSchema:schema11.properties.cache_valid_time,data:data9};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 < 0 || isNaN(data9)){
const err15 = {instancePath:instancePath+"/cache_valid_time",schemaPath:"#/properties/cache_valid_time/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema11.properties.cache_valid_time,data:data9};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
if(data.install_recommends !== undefined){
let data10 = data.install_recommends;
if(typeof data10 !== "boolean"){
const err16 = {instancePath:instancePath+"/install_recommends",schemaPath:"#/properties/install_recommends/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema11.properties.install_recommends.type,parentSchema:schema11.properties.install_recommends,data:data10};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data["install-recommends"] !== undefined){
let data11 = data["install-recommends"];
if(typeof data11 !== "boolean"){
const err17 = {instancePath:instancePath+"/install-recommends",schemaPath:"#/properties/install-recommends/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema11.properties["install-recommends"].type,parentSchema:schema11.properties["install-recommends"],data:data11};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.purge !== undefined){
let data12 = data.purge;
if(typeof data12 !== "boolean"){
const err18 = {instancePath:instancePath+"/purge",schemaPath:"#/properties/purge/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema11.properties.purge.type,parentSchema:schema11.properties.purge,data:data12};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.autoremove !== undefined){
let data13 = data.autoremove;
if(typeof data13 !== "boolean"){
const err19 = {instancePath:instancePath+"/autoremove",schemaPath:"#/properties/autoremove/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema11.properties.autoremove.type,parentSchema:schema11.properties.autoremove,data:data13};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.type,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}

export const validate_arp = validate11;
const schema12 = {"type":"object","additionalProperties":false,"required":["action"],"properties":{"action":{"type":"string","enum":["announce","flush","show"]},"address":{"type":"string","format":"ip-interface"},"interface":{"type":"string","format":"interface-name"},"count":{"type":"integer","minimum":1,"maximum":20},"targets":{"type":"array","items":{"type":"string","format":"ip-address"}}},"allOf":[{"if":{"required":["action"],"properties":{"action":{"enum":["announce","flush"]}}},"then":{"required":["address"]}}]};

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs2 = errors;
let valid1 = true;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.action === undefined) && (missing0 = "action")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(data.action !== undefined){
let data0 = data.action;
if(!((data0 === "announce") || (data0 === "flush"))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
}
var _valid0 = _errs3 === errors;
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.address === undefined){
const err2 = {instancePath,schemaPath:"#/allOf/0/then/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'",schema:schema12.allOf[0].then.required,parentSchema:schema12.allOf[0].then,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs5 === errors;
valid1 = _valid0;
}
if(!valid1){
const err3 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema",schema:schema12.allOf[0].if,parentSchema:schema12.allOf[0],data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.action === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "action"},message:"must have required property '"+"action"+"'",schema:schema12.required,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "action") || (key0 === "address")) || (key0 === "interface")) || (key0 === "count")) || (key0 === "targets"))){
const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.action !== undefined){
let data1 = data.action;
if(typeof data1 !== "string"){
const err6 = {instancePath:instancePath+"/action",schemaPath:"#/properties/action/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.action.type,parentSchema:schema12.properties.action,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!(((data1 === "announce") || (data1 === "flush")) || (data1 === "show"))){
const err7 = {instancePath:instancePath+"/action",schemaPath:"#/properties/action/enum",keyword:"enum",params:{allowedValues: schema12.properties.action.enum},message:"must be equal to one of the allowed values",schema:schema12.properties.action.enum,parentSchema:schema12.properties.action,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.address !== undefined){
let data2 = data.address;
if(!(typeof data2 === "string")){
const err8 = {instancePath:instancePath+"/address",schemaPath:"#/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.address.type,parentSchema:schema12.properties.address,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.interface !== undefined){
let data3 = data.interface;
if(!(typeof data3 === "string")){
const err9 = {instancePath:instancePath+"/interface",schemaPath:"#/properties/interface/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.interface.type,parentSchema:schema12.properties.interface,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.count !== undefined){
let data4 = data.count;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err10 = {instancePath:instancePath+"/count",schemaPath:"#/properties/count/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema12.properties.count.type,parentSchema:schema12.properties.count,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 20 || isNaN(data4)){
const err11 = {instancePath:instancePath+"/count",schemaPath:"#/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},message:"must be <= 20",schema:20,parentSchema:schema12.properties.count,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data4 < 1 || isNaN(data4)){
const err12 = {instancePath:instancePath+"/count",schemaPath:"#/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema12.properties.count,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
if(data.targets !== undefined){
let data5 = data.targets;
if(Array.isArray(data5)){
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
if(!(typeof data6 === "string")){
const err13 = {instancePath:instancePath+"/targets/" + i0,schemaPath:"#/properties/targets/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.targets.items.type,parentSchema:schema12.properties.targets.items,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/targets",schemaPath:"#/properties/targets/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema12.properties.targets.type,parentSchema:schema12.properties.targets,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.type,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate11.errors = vErrors;
return errors === 0;
}

export const validate_assert = validate12;
const schema13 = {"type":"object","additionalProperties":false,"required":["that"],"properties":{"that":{"type":["string","boolean","array"],"items":{"type":["string","boolean"]},"minItems":1,"minLength":1},"fail_msg":{"type":["string","array"],"items":{"type":"string"}},"msg":{"type":["string","array"],"items":{"type":"string"}},"success_msg":{"type":["string","array"],"items":{"type":"string"}},"quiet":{"type":"boolean"}},"allOf":[{"not":{"required":["fail_msg","msg"]}}]};

function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs2 = errors;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.fail_msg === undefined) && (missing0 = "fail_msg")) || ((data.msg === undefined) && (missing0 = "msg"))){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid1 = _errs3 === errors;
if(valid1){
const err1 = {instancePath,schemaPath:"#/allOf/0/not",keyword:"not",params:{},message:"must NOT be valid",schema:schema13.allOf[0].not,parentSchema:schema13.allOf[0],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.that === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "that"},message:"must have required property '"+"that"+"'",schema:schema13.required,parentSchema:schema13,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "that") || (key0 === "fail_msg")) || (key0 === "msg")) || (key0 === "success_msg")) || (key0 === "quiet"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema13,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.that !== undefined){
let data0 = data.that;
if(((typeof data0 !== "string") && (typeof data0 !== "boolean")) && (!(Array.isArray(data0)))){
const err4 = {instancePath:instancePath+"/that",schemaPath:"#/properties/that/type",keyword:"type",params:{type: schema13.properties.that.type},message:"must be string,boolean,array",schema:schema13.properties.that.type,parentSchema:schema13.properties.that,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(typeof data0 === "string"){
if(data0.length < 1){
const err5 = {instancePath:instancePath+"/that",schemaPath:"#/properties/that/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema13.properties.that,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(Array.isArray(data0)){
if(data0.length < 1){
const err6 = {instancePath:instancePath+"/that",schemaPath:"#/properties/that/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema13.properties.that,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if((typeof data1 !== "string") && (typeof data1 !== "boolean")){
const err7 = {instancePath:instancePath+"/that/" + i0,schemaPath:"#/properties/that/items/type",keyword:"type",params:{type: schema13.properties.that.items.type},message:"must be string,boolean",schema:schema13.properties.that.items.type,parentSchema:schema13.properties.that.items,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
}
if(data.fail_msg !== undefined){
let data2 = data.fail_msg;
if((typeof data2 !== "string") && (!(Array.isArray(data2)))){
const err8 = {instancePath:instancePath+"/fail_msg",schemaPath:"#/properties/fail_msg/type",keyword:"type",params:{type: schema13.properties.fail_msg.type},message:"must be string,array",schema:schema13.properties.fail_msg.type,parentSchema:schema13.properties.fail_msg,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(Array.isArray(data2)){
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
let data3 = data2[i1];
if(typeof data3 !== "string"){
const err9 = {instancePath:instancePath+"/fail_msg/" + i1,schemaPath:"#/properties/fail_msg/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.fail_msg.items.type,parentSchema:schema13.properties.fail_msg.items,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
}
if(data.msg !== undefined){
let data4 = data.msg;
if((typeof data4 !== "string") && (!(Array.isArray(data4)))){
const err10 = {instancePath:instancePath+"/msg",schemaPath:"#/properties/msg/type",keyword:"type",params:{type: schema13.properties.msg.type},message:"must be string,array",schema:schema13.properties.msg.type,parentSchema:schema13.properties.msg,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(Array.isArray(data4)){
const len2 = data4.length;
for(let i2=0; i2<len2; i2++){
let data5 = data4[i2];
if(typeof data5 !== "string"){
const err11 = {instancePath:instancePath+"/msg/" + i2,schemaPath:"#/properties/msg/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.msg.items.type,parentSchema:schema13.properties.msg.items,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
}
if(data.success_msg !== undefined){
let data6 = data.success_msg;
if((typeof data6 !== "string") && (!(Array.isArray(data6)))){
const err12 = {instancePath:instancePath+"/success_msg",schemaPath:"#/properties/success_msg/type",keyword:"type",params:{type: schema13.properties.success_msg.type},message:"must be string,array",schema:schema13.properties.success_msg.type,parentSchema:schema13.properties.success_msg,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(Array.isArray(data6)){
const len3 = data6.length;
for(let i3=0; i3<len3; i3++){
let data7 = data6[i3];
if(typeof data7 !== "string"){
const err13 = {instancePath:instancePath+"/success_msg/" + i3,schemaPath:"#/properties/success_msg/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.success_msg.items.type,parentSchema:schema13.properties.success_msg.items,data:data7};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
}
if(data.quiet !== undefined){
let data8 = data.quiet;
if(typeof data8 !== "boolean"){
const err14 = {instancePath:instancePath+"/quiet",schemaPath:"#/properties/quiet/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema13.properties.quiet.type,parentSchema:schema13.properties.quiet,data:data8};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema13.type,parentSchema:schema13,data};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate12.errors = vErrors;
return errors === 0;
}

export const validate_blockinfile = validate13;
const schema14 = {"type":"object","additionalProperties":false,"properties":{"path":{"type":"string","minLength":1},"dest":{"type":"string","minLength":1},"destfile":{"type":"string","minLength":1},"name":{"type":"string","minLength":1},"state":{"type":"string","enum":["present","absent"]},"block":{"type":"string"},"content":{"type":"string"},"marker":{"type":"string","minLength":1},"marker_begin":{"type":"string"},"marker_end":{"type":"string"},"insertafter":{"type":"string"},"insertbefore":{"type":"string"},"create":{"type":"boolean"},"backup":{"type":"boolean"},"validate":{"type":"string","minLength":1},"mode":{"type":"string","pattern":"^(0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$"},"owner":{"type":"string","minLength":1},"group":{"type":"string","minLength":1}},"required":["path"],"allOf":[{"not":{"required":["insertafter","insertbefore"]}}]};
const pattern0 = new RegExp("^(0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$", "u");

function validate13(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs2 = errors;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.insertafter === undefined) && (missing0 = "insertafter")) || ((data.insertbefore === undefined) && (missing0 = "insertbefore"))){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid1 = _errs3 === errors;
if(valid1){
const err1 = {instancePath,schemaPath:"#/allOf/0/not",keyword:"not",params:{},message:"must NOT be valid",schema:schema14.allOf[0].not,parentSchema:schema14.allOf[0],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.path === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'",schema:schema14.required,parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema14.properties, key0))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.path !== undefined){
let data0 = data.path;
if(typeof data0 === "string"){
if(data0.length < 1){
const err4 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema14.properties.path,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.path.type,parentSchema:schema14.properties.path,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.dest !== undefined){
let data1 = data.dest;
if(typeof data1 === "string"){
if(data1.length < 1){
const err6 = {instancePath:instancePath+"/dest",schemaPath:"#/properties/dest/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema14.properties.dest,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/dest",schemaPath:"#/properties/dest/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.dest.type,parentSchema:schema14.properties.dest,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.destfile !== undefined){
let data2 = data.destfile;
if(typeof data2 === "string"){
if(data2.length < 1){
const err8 = {instancePath:instancePath+"/destfile",schemaPath:"#/properties/destfile/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema14.properties.destfile,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/destfile",schemaPath:"#/properties/destfile/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.destfile.type,parentSchema:schema14.properties.destfile,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.name !== undefined){
let data3 = data.name;
if(typeof data3 === "string"){
if(data3.length < 1){
const err10 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema14.properties.name,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.name.type,parentSchema:schema14.properties.name,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.state !== undefined){
let data4 = data.state;
if(typeof data4 !== "string"){
const err12 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.state.type,parentSchema:schema14.properties.state,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!((data4 === "present") || (data4 === "absent"))){
const err13 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/enum",keyword:"enum",params:{allowedValues: schema14.properties.state.enum},message:"must be equal to one of the allowed values",schema:schema14.properties.state.enum,parentSchema:schema14.properties.state,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.block !== undefined){
let data5 = data.block;
if(typeof data5 !== "string"){
const err14 = {instancePath:instancePath+"/block",schemaPath:"#/properties/block/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.block.type,parentSchema:schema14.properties.block,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.content !== undefined){
let data6 = data.content;
if(typeof data6 !== "string"){
const err15 = {instancePath:instancePath+"/content",schemaPath:"#/properties/content/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.content.type,parentSchema:schema14.properties.content,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.marker !== undefined){
let data7 = data.marker;
if(typeof data7 === "string"){
if(data7.length < 1){
const err16 = {instancePath:instancePath+"/marker",schemaPath:"#/properties/marker/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema14.properties.marker,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/marker",schemaPath:"#/properties/marker/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.marker.type,parentSchema:schema14.properties.marker,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.marker_begin !== undefined){
let data8 = data.marker_begin;
if(typeof data8 !== "string"){
const err18 = {instancePath:instancePath+"/marker_begin",schemaPath:"#/properties/marker_begin/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.marker_begin.type,parentSchema:schema14.properties.marker_begin,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.marker_end !== undefined){
let data9 = data.marker_end;
if(typeof data9 !== "string"){
const err19 = {instancePath:instancePath+"/marker_end",schemaPath:"#/properties/marker_end/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.marker_end.type,parentSchema:schema14.properties.marker_end,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.insertafter !== undefined){
let data10 = data.insertafter;
if(typeof data10 !== "string"){
const err20 = {instancePath:instancePath+"/insertafter",schemaPath:"#/properties/insertafter/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.insertafter.type,parentSchema:schema14.properties.insertafter,data:data10};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.insertbefore !== undefined){
let data11 = data.insertbefore;
if(typeof data11 !== "string"){
const err21 = {instancePath:instancePath+"/insertbefore",schemaPath:"#/properties/insertbefore/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.insertbefore.type,parentSchema:schema14.properties.insertbefore,data:data11};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.create !== undefined){
let data12 = data.create;
if(typeof data12 !== "boolean"){
const err22 = {instancePath:instancePath+"/create",schemaPath:"#/properties/create/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema14.properties.create.type,parentSchema:schema14.properties.create,data:data12};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.backup !== undefined){
let data13 = data.backup;
if(typeof data13 !== "boolean"){
const err23 = {instancePath:instancePath+"/backup",schemaPath:"#/properties/backup/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema14.properties.backup.type,parentSchema:schema14.properties.backup,data:data13};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.validate !== undefined){
let data14 = data.validate;
if(typeof data14 === "string"){
if(data14.length < 1){
const err24 = {instancePath:instancePath+"/validate",schemaPath:"#/properties/validate/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema14.properties.validate,data:data14};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/validate",schemaPath:"#/properties/validate/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.validate.type,parentSchema:schema14.properties.validate,data:data14};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.mode !== undefined){
let data15 = data.mode;
if(typeof data15 === "string"){
if(!pattern0.test(data15)){
const err26 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/pattern",keyword:"pattern",params:{pattern: "^(0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$"},message:"must match pattern \""+"^(0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$"+"\"",schema:"^(0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$",parentSchema:schema14.properties.mode,data:data15};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.mode.type,parentSchema:schema14.properties.mode,data:data15};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.owner !== undefined){
let data16 = data.owner;
if(typeof data16 === "string"){
if(data16.length < 1){
const err28 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema14.properties.owner,data:data16};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.owner.type,parentSchema:schema14.properties.owner,data:data16};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.group !== undefined){
let data17 = data.group;
if(typeof data17 === "string"){
if(data17.length < 1){
const err30 = {instancePath:instancePath+"/group",schemaPath:"#/properties/group/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema14.properties.group,data:data17};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/group",schemaPath:"#/properties/group/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.group.type,parentSchema:schema14.properties.group,data:data17};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.type,parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
validate13.errors = vErrors;
return errors === 0;
}

export const validate_command = validate14;
const schema15 = {"type":"object","additionalProperties":false,"properties":{"_raw":{"type":"string","minLength":1},"cmd":{"type":"string","minLength":1},"argv":{"type":"array","items":{"type":"string"},"minItems":1},"chdir":{"type":"string","minLength":1},"creates":{"type":"string","minLength":1},"removes":{"type":"string","minLength":1},"stdin":{"type":"string"},"stdin_add_newline":{"type":"boolean"},"changes":{"type":"boolean"}},"dependencies":{"stdin_add_newline":["stdin"]},"allOf":[{"anyOf":[{"required":["_raw"]},{"required":["cmd"]},{"required":["argv"]}]},{"not":{"required":["_raw","cmd"]}},{"not":{"required":["_raw","argv"]}},{"not":{"required":["cmd","argv"]}}]};

function validate14(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs2 = errors;
let valid1 = false;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data._raw === undefined){
const err0 = {instancePath,schemaPath:"#/allOf/0/anyOf/0/required",keyword:"required",params:{missingProperty: "_raw"},message:"must have required property '"+"_raw"+"'",schema:schema15.allOf[0].anyOf[0].required,parentSchema:schema15.allOf[0].anyOf[0],data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.cmd === undefined){
const err1 = {instancePath,schemaPath:"#/allOf/0/anyOf/1/required",keyword:"required",params:{missingProperty: "cmd"},message:"must have required property '"+"cmd"+"'",schema:schema15.allOf[0].anyOf[1].required,parentSchema:schema15.allOf[0].anyOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs4 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.argv === undefined){
const err2 = {instancePath,schemaPath:"#/allOf/0/anyOf/2/required",keyword:"required",params:{missingProperty: "argv"},message:"must have required property '"+"argv"+"'",schema:schema15.allOf[0].anyOf[2].required,parentSchema:schema15.allOf[0].anyOf[2],data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
}
}
if(!valid1){
const err3 = {instancePath,schemaPath:"#/allOf/0/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema15.allOf[0].anyOf,parentSchema:schema15.allOf[0],data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
const _errs7 = errors;
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data._raw === undefined) && (missing0 = "_raw")) || ((data.cmd === undefined) && (missing0 = "cmd"))){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var valid2 = _errs8 === errors;
if(valid2){
const err5 = {instancePath,schemaPath:"#/allOf/1/not",keyword:"not",params:{},message:"must NOT be valid",schema:schema15.allOf[1].not,parentSchema:schema15.allOf[1],data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
}
const _errs10 = errors;
const _errs11 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if(((data._raw === undefined) && (missing1 = "_raw")) || ((data.argv === undefined) && (missing1 = "argv"))){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
var valid3 = _errs11 === errors;
if(valid3){
const err7 = {instancePath,schemaPath:"#/allOf/2/not",keyword:"not",params:{},message:"must NOT be valid",schema:schema15.allOf[2].not,parentSchema:schema15.allOf[2],data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
else {
errors = _errs10;
if(vErrors !== null){
if(_errs10){
vErrors.length = _errs10;
}
else {
vErrors = null;
}
}
}
const _errs13 = errors;
const _errs14 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if(((data.cmd === undefined) && (missing2 = "cmd")) || ((data.argv === undefined) && (missing2 = "argv"))){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
var valid4 = _errs14 === errors;
if(valid4){
const err9 = {instancePath,schemaPath:"#/allOf/3/not",keyword:"not",params:{},message:"must NOT be valid",schema:schema15.allOf[3].not,parentSchema:schema15.allOf[3],data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
else {
errors = _errs13;
if(vErrors !== null){
if(_errs13){
vErrors.length = _errs13;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema15.properties, key0))){
const err10 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema15,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.stdin_add_newline !== undefined){
if(data.stdin === undefined){
const err11 = {instancePath,schemaPath:"#/dependencies",keyword:"dependencies",params:{property: "stdin_add_newline",
    missingProperty: "stdin",
    depsCount: 1,
    deps: "stdin"},message:"must have property stdin when property stdin_add_newline is present",schema:schema15.dependencies,parentSchema:schema15,data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data._raw !== undefined){
let data0 = data._raw;
if(typeof data0 === "string"){
if(data0.length < 1){
const err12 = {instancePath:instancePath+"/_raw",schemaPath:"#/properties/_raw/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema15.properties._raw,data:data0};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/_raw",schemaPath:"#/properties/_raw/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.properties._raw.type,parentSchema:schema15.properties._raw,data:data0};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.cmd !== undefined){
let data1 = data.cmd;
if(typeof data1 === "string"){
if(data1.length < 1){
const err14 = {instancePath:instancePath+"/cmd",schemaPath:"#/properties/cmd/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema15.properties.cmd,data:data1};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/cmd",schemaPath:"#/properties/cmd/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.properties.cmd.type,parentSchema:schema15.properties.cmd,data:data1};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.argv !== undefined){
let data2 = data.argv;
if(Array.isArray(data2)){
if(data2.length < 1){
const err16 = {instancePath:instancePath+"/argv",schemaPath:"#/properties/argv/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema15.properties.argv,data:data2};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 !== "string"){
const err17 = {instancePath:instancePath+"/argv/" + i0,schemaPath:"#/properties/argv/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.properties.argv.items.type,parentSchema:schema15.properties.argv.items,data:data3};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/argv",schemaPath:"#/properties/argv/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema15.properties.argv.type,parentSchema:schema15.properties.argv,data:data2};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.chdir !== undefined){
let data4 = data.chdir;
if(typeof data4 === "string"){
if(data4.length < 1){
const err19 = {instancePath:instancePath+"/chdir",schemaPath:"#/properties/chdir/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema15.properties.chdir,data:data4};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/chdir",schemaPath:"#/properties/chdir/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.properties.chdir.type,parentSchema:schema15.properties.chdir,data:data4};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.creates !== undefined){
let data5 = data.creates;
if(typeof data5 === "string"){
if(data5.length < 1){
const err21 = {instancePath:instancePath+"/creates",schemaPath:"#/properties/creates/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema15.properties.creates,data:data5};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/creates",schemaPath:"#/properties/creates/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.properties.creates.type,parentSchema:schema15.properties.creates,data:data5};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.removes !== undefined){
let data6 = data.removes;
if(typeof data6 === "string"){
if(data6.length < 1){
const err23 = {instancePath:instancePath+"/removes",schemaPath:"#/properties/removes/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema15.properties.removes,data:data6};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/removes",schemaPath:"#/properties/removes/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.properties.removes.type,parentSchema:schema15.properties.removes,data:data6};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.stdin !== undefined){
let data7 = data.stdin;
if(typeof data7 !== "string"){
const err25 = {instancePath:instancePath+"/stdin",schemaPath:"#/properties/stdin/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.properties.stdin.type,parentSchema:schema15.properties.stdin,data:data7};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.stdin_add_newline !== undefined){
let data8 = data.stdin_add_newline;
if(typeof data8 !== "boolean"){
const err26 = {instancePath:instancePath+"/stdin_add_newline",schemaPath:"#/properties/stdin_add_newline/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema15.properties.stdin_add_newline.type,parentSchema:schema15.properties.stdin_add_newline,data:data8};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.changes !== undefined){
let data9 = data.changes;
if(typeof data9 !== "boolean"){
const err27 = {instancePath:instancePath+"/changes",schemaPath:"#/properties/changes/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema15.properties.changes.type,parentSchema:schema15.properties.changes,data:data9};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema15.type,parentSchema:schema15,data};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
validate14.errors = vErrors;
return errors === 0;
}

export const validate_copy = validate15;
const schema16 = {"type":"object","additionalProperties":false,"properties":{"src":{"type":"string","minLength":1},"content":{"type":["string","object","array"]},"dest":{"type":"string","minLength":1},"remote_src":{"type":"boolean"},"force":{"type":"boolean"},"backup":{"type":"boolean"},"validate":{"type":"string","minLength":1},"checksum":{"type":"string","minLength":1,"pattern":"^[0-9a-fA-F]{40}$"},"directory_mode":{"type":"string","pattern":"^(0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$"},"follow":{"type":"boolean"},"local_follow":{"type":"boolean"},"decrypt":{"type":"boolean"},"mode":{"type":"string","pattern":"^(preserve|0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$"},"owner":{"type":"string","minLength":1},"group":{"type":"string","minLength":1}},"required":["dest"],"allOf":[{"anyOf":[{"required":["src"]},{"required":["content"]}]},{"not":{"required":["src","content"]}}]};
const pattern1 = new RegExp("^[0-9a-fA-F]{40}$", "u");
const pattern3 = new RegExp("^(preserve|0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$", "u");

function validate15(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs2 = errors;
let valid1 = false;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.src === undefined){
const err0 = {instancePath,schemaPath:"#/allOf/0/anyOf/0/required",keyword:"required",params:{missingProperty: "src"},message:"must have required property '"+"src"+"'",schema:schema16.allOf[0].anyOf[0].required,parentSchema:schema16.allOf[0].anyOf[0],data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.content === undefined){
const err1 = {instancePath,schemaPath:"#/allOf/0/anyOf/1/required",keyword:"required",params:{missingProperty: "content"},message:"must have required property '"+"content"+"'",schema:schema16.allOf[0].anyOf[1].required,parentSchema:schema16.allOf[0].anyOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs4 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err2 = {instancePath,schemaPath:"#/allOf/0/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema16.allOf[0].anyOf,parentSchema:schema16.allOf[0],data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
const _errs6 = errors;
const _errs7 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.src === undefined) && (missing0 = "src")) || ((data.content === undefined) && (missing0 = "content"))){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var valid2 = _errs7 === errors;
if(valid2){
const err4 = {instancePath,schemaPath:"#/allOf/1/not",keyword:"not",params:{},message:"must NOT be valid",schema:schema16.allOf[1].not,parentSchema:schema16.allOf[1],data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.dest === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "dest"},message:"must have required property '"+"dest"+"'",schema:schema16.required,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema16.properties, key0))){
const err6 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.src !== undefined){
let data0 = data.src;
if(typeof data0 === "string"){
if(data0.length < 1){
const err7 = {instancePath:instancePath+"/src",schemaPath:"#/properties/src/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema16.properties.src,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/src",schemaPath:"#/properties/src/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.properties.src.type,parentSchema:schema16.properties.src,data:data0};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.content !== undefined){
let data1 = data.content;
if((!data1 || typeof data1 != "object") && (typeof data1 !== "string")){
const err9 = {instancePath:instancePath+"/content",schemaPath:"#/properties/content/type",keyword:"type",params:{type: schema16.properties.content.type},message:"must be string,object,array",schema:schema16.properties.content.type,parentSchema:schema16.properties.content,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.dest !== undefined){
let data2 = data.dest;
if(typeof data2 === "string"){
if(data2.length < 1){
const err10 = {instancePath:instancePath+"/dest",schemaPath:"#/properties/dest/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema16.properties.dest,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/dest",schemaPath:"#/properties/dest/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.properties.dest.type,parentSchema:schema16.properties.dest,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.remote_src !== undefined){
let data3 = data.remote_src;
if(typeof data3 !== "boolean"){
const err12 = {instancePath:instancePath+"/remote_src",schemaPath:"#/properties/remote_src/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema16.properties.remote_src.type,parentSchema:schema16.properties.remote_src,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.force !== undefined){
let data4 = data.force;
if(typeof data4 !== "boolean"){
const err13 = {instancePath:instancePath+"/force",schemaPath:"#/properties/force/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema16.properties.force.type,parentSchema:schema16.properties.force,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.backup !== undefined){
let data5 = data.backup;
if(typeof data5 !== "boolean"){
const err14 = {instancePath:instancePath+"/backup",schemaPath:"#/properties/backup/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema16.properties.backup.type,parentSchema:schema16.properties.backup,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.validate !== undefined){
let data6 = data.validate;
if(typeof data6 === "string"){
if(data6.length < 1){
const err15 = {instancePath:instancePath+"/validate",schemaPath:"#/properties/validate/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema16.properties.validate,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/validate",schemaPath:"#/properties/validate/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.properties.validate.type,parentSchema:schema16.properties.validate,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.checksum !== undefined){
let data7 = data.checksum;
if(typeof data7 === "string"){
if(data7.length < 1){
const err17 = {instancePath:instancePath+"/checksum",schemaPath:"#/properties/checksum/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema16.properties.checksum,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(!pattern1.test(data7)){
const err18 = {instancePath:instancePath+"/checksum",schemaPath:"#/properties/checksum/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{40}$"},message:"must match pattern \""+"^[0-9a-fA-F]{40}$"+"\"",schema:"^[0-9a-fA-F]{40}$",parentSchema:schema16.properties.checksum,data:data7};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/checksum",schemaPath:"#/properties/checksum/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.properties.checksum.type,parentSchema:schema16.properties.checksum,data:data7};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.directory_mode !== undefined){
let data8 = data.directory_mode;
if(typeof data8 === "string"){
if(!pattern0.test(data8)){
const err20 = {instancePath:instancePath+"/directory_mode",schemaPath:"#/properties/directory_mode/pattern",keyword:"pattern",params:{pattern: "^(0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$"},message:"must match pattern \""+"^(0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$"+"\"",schema:"^(0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$",parentSchema:schema16.properties.directory_mode,data:data8};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/directory_mode",schemaPath:"#/properties/directory_mode/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.properties.directory_mode.type,parentSchema:schema16.properties.directory_mode,data:data8};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.follow !== undefined){
let data9 = data.follow;
if(typeof data9 !== "boolean"){
const err22 = {instancePath:instancePath+"/follow",schemaPath:"#/properties/follow/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema16.properties.follow.type,parentSchema:schema16.properties.follow,data:data9};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.local_follow !== undefined){
let data10 = data.local_follow;
if(typeof data10 !== "boolean"){
const err23 = {instancePath:instancePath+"/local_follow",schemaPath:"#/properties/local_follow/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema16.properties.local_follow.type,parentSchema:schema16.properties.local_follow,data:data10};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.decrypt !== undefined){
let data11 = data.decrypt;
if(typeof data11 !== "boolean"){
const err24 = {instancePath:instancePath+"/decrypt",schemaPath:"#/properties/decrypt/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema16.properties.decrypt.type,parentSchema:schema16.properties.decrypt,data:data11};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.mode !== undefined){
let data12 = data.mode;
if(typeof data12 === "string"){
if(!pattern3.test(data12)){
const err25 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/pattern",keyword:"pattern",params:{pattern: "^(preserve|0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$"},message:"must match pattern \""+"^(preserve|0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$"+"\"",schema:"^(preserve|0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$",parentSchema:schema16.properties.mode,data:data12};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.properties.mode.type,parentSchema:schema16.properties.mode,data:data12};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.owner !== undefined){
let data13 = data.owner;
if(typeof data13 === "string"){
if(data13.length < 1){
const err27 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema16.properties.owner,data:data13};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.properties.owner.type,parentSchema:schema16.properties.owner,data:data13};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.group !== undefined){
let data14 = data.group;
if(typeof data14 === "string"){
if(data14.length < 1){
const err29 = {instancePath:instancePath+"/group",schemaPath:"#/properties/group/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema16.properties.group,data:data14};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {instancePath:instancePath+"/group",schemaPath:"#/properties/group/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.properties.group.type,parentSchema:schema16.properties.group,data:data14};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema16.type,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
validate15.errors = vErrors;
return errors === 0;
}

export const validate_debug = validate16;
const schema17 = {"type":"object","additionalProperties":false,"properties":{"msg":{"type":["string","number","boolean","null","array","object"]},"var":{"type":"string","minLength":1},"verbosity":{"type":"integer","minimum":0,"maximum":5}},"allOf":[{"not":{"required":["msg","var"]}}]};

function validate16(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs2 = errors;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.msg === undefined) && (missing0 = "msg")) || ((data.var === undefined) && (missing0 = "var"))){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid1 = _errs3 === errors;
if(valid1){
const err1 = {instancePath,schemaPath:"#/allOf/0/not",keyword:"not",params:{},message:"must NOT be valid",schema:schema17.allOf[0].not,parentSchema:schema17.allOf[0],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "msg") || (key0 === "var")) || (key0 === "verbosity"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema17,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.msg !== undefined){
let data0 = data.msg;
if((((typeof data0 != "object") && (typeof data0 !== "string")) && (!((typeof data0 == "number") && (isFinite(data0))))) && (typeof data0 !== "boolean")){
const err3 = {instancePath:instancePath+"/msg",schemaPath:"#/properties/msg/type",keyword:"type",params:{type: schema17.properties.msg.type},message:"must be string,number,boolean,null,array,object",schema:schema17.properties.msg.type,parentSchema:schema17.properties.msg,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.var !== undefined){
let data1 = data.var;
if(typeof data1 === "string"){
if(data1.length < 1){
const err4 = {instancePath:instancePath+"/var",schemaPath:"#/properties/var/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema17.properties.var,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/var",schemaPath:"#/properties/var/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema17.properties.var.type,parentSchema:schema17.properties.var,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.verbosity !== undefined){
let data2 = data.verbosity;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err6 = {instancePath:instancePath+"/verbosity",schemaPath:"#/properties/verbosity/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema17.properties.verbosity.type,parentSchema:schema17.properties.verbosity,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 5 || isNaN(data2)){
const err7 = {instancePath:instancePath+"/verbosity",schemaPath:"#/properties/verbosity/maximum",keyword:"maximum",params:{comparison: "<=", limit: 5},message:"must be <= 5",schema:5,parentSchema:schema17.properties.verbosity,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data2 < 0 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/verbosity",schemaPath:"#/properties/verbosity/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema17.properties.verbosity,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema17.type,parentSchema:schema17,data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate16.errors = vErrors;
return errors === 0;
}

export const validate_fail = validate17;
const schema18 = {"type":"object","additionalProperties":false,"properties":{"msg":{"type":"string"}}};

function validate17(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(key0 === "msg")){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema18,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.msg !== undefined){
let data0 = data.msg;
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/msg",schemaPath:"#/properties/msg/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.properties.msg.type,parentSchema:schema18.properties.msg,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema18.type,parentSchema:schema18,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate17.errors = vErrors;
return errors === 0;
}

export const validate_fetch = validate18;
const schema19 = {"type":"object","additionalProperties":false,"properties":{"src":{"type":"string","minLength":1},"dest":{"type":"string","minLength":1},"flat":{"type":"boolean"},"fail_on_missing":{"type":"boolean"},"validate_checksum":{"type":"boolean"}},"required":["src","dest"]};

function validate18(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.src === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "src"},message:"must have required property '"+"src"+"'",schema:schema19.required,parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.dest === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "dest"},message:"must have required property '"+"dest"+"'",schema:schema19.required,parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "src") || (key0 === "dest")) || (key0 === "flat")) || (key0 === "fail_on_missing")) || (key0 === "validate_checksum"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.src !== undefined){
let data0 = data.src;
if(typeof data0 === "string"){
if(data0.length < 1){
const err3 = {instancePath:instancePath+"/src",schemaPath:"#/properties/src/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema19.properties.src,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/src",schemaPath:"#/properties/src/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.properties.src.type,parentSchema:schema19.properties.src,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.dest !== undefined){
let data1 = data.dest;
if(typeof data1 === "string"){
if(data1.length < 1){
const err5 = {instancePath:instancePath+"/dest",schemaPath:"#/properties/dest/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema19.properties.dest,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/dest",schemaPath:"#/properties/dest/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.properties.dest.type,parentSchema:schema19.properties.dest,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.flat !== undefined){
let data2 = data.flat;
if(typeof data2 !== "boolean"){
const err7 = {instancePath:instancePath+"/flat",schemaPath:"#/properties/flat/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema19.properties.flat.type,parentSchema:schema19.properties.flat,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.fail_on_missing !== undefined){
let data3 = data.fail_on_missing;
if(typeof data3 !== "boolean"){
const err8 = {instancePath:instancePath+"/fail_on_missing",schemaPath:"#/properties/fail_on_missing/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema19.properties.fail_on_missing.type,parentSchema:schema19.properties.fail_on_missing,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.validate_checksum !== undefined){
let data4 = data.validate_checksum;
if(typeof data4 !== "boolean"){
const err9 = {instancePath:instancePath+"/validate_checksum",schemaPath:"#/properties/validate_checksum/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema19.properties.validate_checksum.type,parentSchema:schema19.properties.validate_checksum,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema19.type,parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate18.errors = vErrors;
return errors === 0;
}

export const validate_file = validate19;
const schema20 = {"type":"object","additionalProperties":false,"properties":{"path":{"type":"string","minLength":1},"dest":{"type":"string","minLength":1},"name":{"type":"string","minLength":1},"state":{"type":"string","enum":["absent","directory","file","hard","link","touch"]},"src":{"type":"string","minLength":1},"recurse":{"type":"boolean"},"force":{"type":"boolean"},"follow":{"type":"boolean"},"modification_time":{"type":"string"},"modification_time_format":{"type":"string"},"access_time":{"type":"string"},"access_time_format":{"type":"string"},"mode":{"type":"string","pattern":"^(0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$"},"owner":{"type":"string","minLength":1},"group":{"type":"string","minLength":1}},"required":["path"]};

function validate19(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.path === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'",schema:schema20.required,parentSchema:schema20,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema20.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema20,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.path !== undefined){
let data0 = data.path;
if(typeof data0 === "string"){
if(data0.length < 1){
const err2 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema20.properties.path,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.properties.path.type,parentSchema:schema20.properties.path,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.dest !== undefined){
let data1 = data.dest;
if(typeof data1 === "string"){
if(data1.length < 1){
const err4 = {instancePath:instancePath+"/dest",schemaPath:"#/properties/dest/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema20.properties.dest,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/dest",schemaPath:"#/properties/dest/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.properties.dest.type,parentSchema:schema20.properties.dest,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.name !== undefined){
let data2 = data.name;
if(typeof data2 === "string"){
if(data2.length < 1){
const err6 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema20.properties.name,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.properties.name.type,parentSchema:schema20.properties.name,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.state !== undefined){
let data3 = data.state;
if(typeof data3 !== "string"){
const err8 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.properties.state.type,parentSchema:schema20.properties.state,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!((((((data3 === "absent") || (data3 === "directory")) || (data3 === "file")) || (data3 === "hard")) || (data3 === "link")) || (data3 === "touch"))){
const err9 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/enum",keyword:"enum",params:{allowedValues: schema20.properties.state.enum},message:"must be equal to one of the allowed values",schema:schema20.properties.state.enum,parentSchema:schema20.properties.state,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.src !== undefined){
let data4 = data.src;
if(typeof data4 === "string"){
if(data4.length < 1){
const err10 = {instancePath:instancePath+"/src",schemaPath:"#/properties/src/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema20.properties.src,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/src",schemaPath:"#/properties/src/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.properties.src.type,parentSchema:schema20.properties.src,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.recurse !== undefined){
let data5 = data.recurse;
if(typeof data5 !== "boolean"){
const err12 = {instancePath:instancePath+"/recurse",schemaPath:"#/properties/recurse/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema20.properties.recurse.type,parentSchema:schema20.properties.recurse,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.force !== undefined){
let data6 = data.force;
if(typeof data6 !== "boolean"){
const err13 = {instancePath:instancePath+"/force",schemaPath:"#/properties/force/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema20.properties.force.type,parentSchema:schema20.properties.force,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.follow !== undefined){
let data7 = data.follow;
if(typeof data7 !== "boolean"){
const err14 = {instancePath:instancePath+"/follow",schemaPath:"#/properties/follow/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema20.properties.follow.type,parentSchema:schema20.properties.follow,data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.modification_time !== undefined){
let data8 = data.modification_time;
if(typeof data8 !== "string"){
const err15 = {instancePath:instancePath+"/modification_time",schemaPath:"#/properties/modification_time/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.properties.modification_time.type,parentSchema:schema20.properties.modification_time,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.modification_time_format !== undefined){
let data9 = data.modification_time_format;
if(typeof data9 !== "string"){
const err16 = {instancePath:instancePath+"/modification_time_format",schemaPath:"#/properties/modification_time_format/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.properties.modification_time_format.type,parentSchema:schema20.properties.modification_time_format,data:data9};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.access_time !== undefined){
let data10 = data.access_time;
if(typeof data10 !== "string"){
const err17 = {instancePath:instancePath+"/access_time",schemaPath:"#/properties/access_time/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.properties.access_time.type,parentSchema:schema20.properties.access_time,data:data10};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.access_time_format !== undefined){
let data11 = data.access_time_format;
if(typeof data11 !== "string"){
const err18 = {instancePath:instancePath+"/access_time_format",schemaPath:"#/properties/access_time_format/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.properties.access_time_format.type,parentSchema:schema20.properties.access_time_format,data:data11};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.mode !== undefined){
let data12 = data.mode;
if(typeof data12 === "string"){
if(!pattern0.test(data12)){
const err19 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/pattern",keyword:"pattern",params:{pattern: "^(0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$"},message:"must match pattern \""+"^(0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$"+"\"",schema:"^(0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$",parentSchema:schema20.properties.mode,data:data12};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.properties.mode.type,parentSchema:schema20.properties.mode,data:data12};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.owner !== undefined){
let data13 = data.owner;
if(typeof data13 === "string"){
if(data13.length < 1){
const err21 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema20.properties.owner,data:data13};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.properties.owner.type,parentSchema:schema20.properties.owner,data:data13};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.group !== undefined){
let data14 = data.group;
if(typeof data14 === "string"){
if(data14.length < 1){
const err23 = {instancePath:instancePath+"/group",schemaPath:"#/properties/group/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema20.properties.group,data:data14};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/group",schemaPath:"#/properties/group/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.properties.group.type,parentSchema:schema20.properties.group,data:data14};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema20.type,parentSchema:schema20,data};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
validate19.errors = vErrors;
return errors === 0;
}

export const validate_interfaces_file = validate20;
const schema21 = {"type":"object","additionalProperties":false,"properties":{"dest":{"type":"string","pattern":"^/"},"iface":{"type":"string","format":"interface-name"},"address_family":{"type":"string"},"option":{"type":"string","minLength":1},"value":{"type":"string"},"mode":{"type":"string","pattern":"^(0?[0-7]{3,4}|[ugoa]*[-+=][rwxXst]*(,[ugoa]*[-+=][rwxXst]*)*)$"},"owner":{"type":"string"},"group":{"type":"string"},"state":{"type":"string","enum":["present","absent"]},"auto":{"type":"boolean"},"family":{"type":"string","enum":["inet","inet6","can","ipx"]},"method":{"type":"string","minLength":1}},"dependencies":{"option":["iface"],"value":["option"],"address_family":["iface"],"auto":["iface"],"method":["iface"],"family":["method"]}};
const pattern5 = new RegExp("^/", "u");
const pattern6 = new RegExp("^(0?[0-7]{3,4}|[ugoa]*[-+=][rwxXst]*(,[ugoa]*[-+=][rwxXst]*)*)$", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema21.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.option !== undefined){
if(data.iface === undefined){
const err1 = {instancePath,schemaPath:"#/dependencies",keyword:"dependencies",params:{property: "option",
    missingProperty: "iface",
    depsCount: 1,
    deps: "iface"},message:"must have property iface when property option is present",schema:schema21.dependencies,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.value !== undefined){
if(data.option === undefined){
const err2 = {instancePath,schemaPath:"#/dependencies",keyword:"dependencies",params:{property: "value",
    missingProperty: "option",
    depsCount: 1,
    deps: "option"},message:"must have property option when property value is present",schema:schema21.dependencies,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.address_family !== undefined){
if(data.iface === undefined){
const err3 = {instancePath,schemaPath:"#/dependencies",keyword:"dependencies",params:{property: "address_family",
    missingProperty: "iface",
    depsCount: 1,
    deps: "iface"},message:"must have property iface when property address_family is present",schema:schema21.dependencies,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.auto !== undefined){
if(data.iface === undefined){
const err4 = {instancePath,schemaPath:"#/dependencies",keyword:"dependencies",params:{property: "auto",
    missingProperty: "iface",
    depsCount: 1,
    deps: "iface"},message:"must have property iface when property auto is present",schema:schema21.dependencies,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.method !== undefined){
if(data.iface === undefined){
const err5 = {instancePath,schemaPath:"#/dependencies",keyword:"dependencies",params:{property: "method",
    missingProperty: "iface",
    depsCount: 1,
    deps: "iface"},message:"must have property iface when property method is present",schema:schema21.dependencies,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.family !== undefined){
if(data.method === undefined){
const err6 = {instancePath,schemaPath:"#/dependencies",keyword:"dependencies",params:{property: "family",
    missingProperty: "method",
    depsCount: 1,
    deps: "method"},message:"must have property method when property family is present",schema:schema21.dependencies,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.dest !== undefined){
let data0 = data.dest;
if(typeof data0 === "string"){
if(!pattern5.test(data0)){
const err7 = {instancePath:instancePath+"/dest",schemaPath:"#/properties/dest/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\"",schema:"^/",parentSchema:schema21.properties.dest,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/dest",schemaPath:"#/properties/dest/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.dest.type,parentSchema:schema21.properties.dest,data:data0};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.iface !== undefined){
let data1 = data.iface;
if(!(typeof data1 === "string")){
const err9 = {instancePath:instancePath+"/iface",schemaPath:"#/properties/iface/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.iface.type,parentSchema:schema21.properties.iface,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.address_family !== undefined){
let data2 = data.address_family;
if(typeof data2 !== "string"){
const err10 = {instancePath:instancePath+"/address_family",schemaPath:"#/properties/address_family/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.address_family.type,parentSchema:schema21.properties.address_family,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.option !== undefined){
let data3 = data.option;
if(typeof data3 === "string"){
if(data3.length < 1){
const err11 = {instancePath:instancePath+"/option",schemaPath:"#/properties/option/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema21.properties.option,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/option",schemaPath:"#/properties/option/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.option.type,parentSchema:schema21.properties.option,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.value !== undefined){
let data4 = data.value;
if(typeof data4 !== "string"){
const err13 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.value.type,parentSchema:schema21.properties.value,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.mode !== undefined){
let data5 = data.mode;
if(typeof data5 === "string"){
if(!pattern6.test(data5)){
const err14 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/pattern",keyword:"pattern",params:{pattern: "^(0?[0-7]{3,4}|[ugoa]*[-+=][rwxXst]*(,[ugoa]*[-+=][rwxXst]*)*)$"},message:"must match pattern \""+"^(0?[0-7]{3,4}|[ugoa]*[-+=][rwxXst]*(,[ugoa]*[-+=][rwxXst]*)*)$"+"\"",schema:"^(0?[0-7]{3,4}|[ugoa]*[-+=][rwxXst]*(,[ugoa]*[-+=][rwxXst]*)*)$",parentSchema:schema21.properties.mode,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.mode.type,parentSchema:schema21.properties.mode,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.owner !== undefined){
let data6 = data.owner;
if(typeof data6 !== "string"){
const err16 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.owner.type,parentSchema:schema21.properties.owner,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.group !== undefined){
let data7 = data.group;
if(typeof data7 !== "string"){
const err17 = {instancePath:instancePath+"/group",schemaPath:"#/properties/group/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.group.type,parentSchema:schema21.properties.group,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.state !== undefined){
let data8 = data.state;
if(typeof data8 !== "string"){
const err18 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.state.type,parentSchema:schema21.properties.state,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(!((data8 === "present") || (data8 === "absent"))){
const err19 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/enum",keyword:"enum",params:{allowedValues: schema21.properties.state.enum},message:"must be equal to one of the allowed values",schema:schema21.properties.state.enum,parentSchema:schema21.properties.state,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.auto !== undefined){
let data9 = data.auto;
if(typeof data9 !== "boolean"){
const err20 = {instancePath:instancePath+"/auto",schemaPath:"#/properties/auto/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema21.properties.auto.type,parentSchema:schema21.properties.auto,data:data9};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.family !== undefined){
let data10 = data.family;
if(typeof data10 !== "string"){
const err21 = {instancePath:instancePath+"/family",schemaPath:"#/properties/family/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.family.type,parentSchema:schema21.properties.family,data:data10};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(!((((data10 === "inet") || (data10 === "inet6")) || (data10 === "can")) || (data10 === "ipx"))){
const err22 = {instancePath:instancePath+"/family",schemaPath:"#/properties/family/enum",keyword:"enum",params:{allowedValues: schema21.properties.family.enum},message:"must be equal to one of the allowed values",schema:schema21.properties.family.enum,parentSchema:schema21.properties.family,data:data10};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.method !== undefined){
let data11 = data.method;
if(typeof data11 === "string"){
if(data11.length < 1){
const err23 = {instancePath:instancePath+"/method",schemaPath:"#/properties/method/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema21.properties.method,data:data11};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/method",schemaPath:"#/properties/method/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.method.type,parentSchema:schema21.properties.method,data:data11};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema21.type,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}

export const validate_lineinfile = validate21;
const schema22 = {"type":"object","additionalProperties":false,"properties":{"path":{"type":"string","minLength":1},"dest":{"type":"string","minLength":1},"destfile":{"type":"string","minLength":1},"name":{"type":"string","minLength":1},"state":{"type":"string","enum":["present","absent"]},"line":{"type":"string"},"value":{"type":"string"},"regexp":{"type":"string"},"regex":{"type":"string"},"search_string":{"type":"string"},"insertafter":{"type":"string"},"insertbefore":{"type":"string"},"backrefs":{"type":"boolean"},"firstmatch":{"type":"boolean"},"create":{"type":"boolean"},"backup":{"type":"boolean"},"validate":{"type":"string","minLength":1},"mode":{"type":"string","pattern":"^(0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$"},"owner":{"type":"string","minLength":1},"group":{"type":"string","minLength":1}},"required":["path"],"dependencies":{"backrefs":["regexp"]},"allOf":[{"not":{"required":["insertafter","insertbefore"]}},{"not":{"required":["regexp","search_string"]}},{"not":{"required":["backrefs","search_string"]}}]};

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs2 = errors;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.insertafter === undefined) && (missing0 = "insertafter")) || ((data.insertbefore === undefined) && (missing0 = "insertbefore"))){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid1 = _errs3 === errors;
if(valid1){
const err1 = {instancePath,schemaPath:"#/allOf/0/not",keyword:"not",params:{},message:"must NOT be valid",schema:schema22.allOf[0].not,parentSchema:schema22.allOf[0],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
const _errs5 = errors;
const _errs6 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if(((data.regexp === undefined) && (missing1 = "regexp")) || ((data.search_string === undefined) && (missing1 = "search_string"))){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var valid2 = _errs6 === errors;
if(valid2){
const err3 = {instancePath,schemaPath:"#/allOf/1/not",keyword:"not",params:{},message:"must NOT be valid",schema:schema22.allOf[1].not,parentSchema:schema22.allOf[1],data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
errors = _errs5;
if(vErrors !== null){
if(_errs5){
vErrors.length = _errs5;
}
else {
vErrors = null;
}
}
}
const _errs8 = errors;
const _errs9 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if(((data.backrefs === undefined) && (missing2 = "backrefs")) || ((data.search_string === undefined) && (missing2 = "search_string"))){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var valid3 = _errs9 === errors;
if(valid3){
const err5 = {instancePath,schemaPath:"#/allOf/2/not",keyword:"not",params:{},message:"must NOT be valid",schema:schema22.allOf[2].not,parentSchema:schema22.allOf[2],data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
errors = _errs8;
if(vErrors !== null){
if(_errs8){
vErrors.length = _errs8;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.path === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'",schema:schema22.required,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema22.properties, key0))){
const err7 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.backrefs !== undefined){
if(data.regexp === undefined){
const err8 = {instancePath,schemaPath:"#/dependencies",keyword:"dependencies",params:{property: "backrefs",
    missingProperty: "regexp",
    depsCount: 1,
    deps: "regexp"},message:"must have property regexp when property backrefs is present",schema:schema22.dependencies,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.path !== undefined){
let data0 = data.path;
if(typeof data0 === "string"){
if(data0.length < 1){
const err9 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema22.properties.path,data:data0};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.properties.path.type,parentSchema:schema22.properties.path,data:data0};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.dest !== undefined){
let data1 = data.dest;
if(typeof data1 === "string"){
if(data1.length < 1){
const err11 = {instancePath:instancePath+"/dest",schemaPath:"#/properties/dest/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema22.properties.dest,data:data1};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/dest",schemaPath:"#/properties/dest/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.properties.dest.type,parentSchema:schema22.properties.dest,data:data1};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.destfile !== undefined){
let data2 = data.destfile;
if(typeof data2 === "string"){
if(data2.length < 1){
const err13 = {instancePath:instancePath+"/destfile",schemaPath:"#/properties/destfile/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema22.properties.destfile,data:data2};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/destfile",schemaPath:"#/properties/destfile/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.properties.destfile.type,parentSchema:schema22.properties.destfile,data:data2};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.name !== undefined){
let data3 = data.name;
if(typeof data3 === "string"){
if(data3.length < 1){
const err15 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema22.properties.name,data:data3};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.properties.name.type,parentSchema:schema22.properties.name,data:data3};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.state !== undefined){
let data4 = data.state;
if(typeof data4 !== "string"){
const err17 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.properties.state.type,parentSchema:schema22.properties.state,data:data4};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(!((data4 === "present") || (data4 === "absent"))){
const err18 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/enum",keyword:"enum",params:{allowedValues: schema22.properties.state.enum},message:"must be equal to one of the allowed values",schema:schema22.properties.state.enum,parentSchema:schema22.properties.state,data:data4};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.line !== undefined){
let data5 = data.line;
if(typeof data5 !== "string"){
const err19 = {instancePath:instancePath+"/line",schemaPath:"#/properties/line/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.properties.line.type,parentSchema:schema22.properties.line,data:data5};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.value !== undefined){
let data6 = data.value;
if(typeof data6 !== "string"){
const err20 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.properties.value.type,parentSchema:schema22.properties.value,data:data6};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.regexp !== undefined){
let data7 = data.regexp;
if(typeof data7 !== "string"){
const err21 = {instancePath:instancePath+"/regexp",schemaPath:"#/properties/regexp/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.properties.regexp.type,parentSchema:schema22.properties.regexp,data:data7};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.regex !== undefined){
let data8 = data.regex;
if(typeof data8 !== "string"){
const err22 = {instancePath:instancePath+"/regex",schemaPath:"#/properties/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.properties.regex.type,parentSchema:schema22.properties.regex,data:data8};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.search_string !== undefined){
let data9 = data.search_string;
if(typeof data9 !== "string"){
const err23 = {instancePath:instancePath+"/search_string",schemaPath:"#/properties/search_string/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.properties.search_string.type,parentSchema:schema22.properties.search_string,data:data9};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.insertafter !== undefined){
let data10 = data.insertafter;
if(typeof data10 !== "string"){
const err24 = {instancePath:instancePath+"/insertafter",schemaPath:"#/properties/insertafter/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.properties.insertafter.type,parentSchema:schema22.properties.insertafter,data:data10};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.insertbefore !== undefined){
let data11 = data.insertbefore;
if(typeof data11 !== "string"){
const err25 = {instancePath:instancePath+"/insertbefore",schemaPath:"#/properties/insertbefore/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.properties.insertbefore.type,parentSchema:schema22.properties.insertbefore,data:data11};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.backrefs !== undefined){
let data12 = data.backrefs;
if(typeof data12 !== "boolean"){
const err26 = {instancePath:instancePath+"/backrefs",schemaPath:"#/properties/backrefs/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema22.properties.backrefs.type,parentSchema:schema22.properties.backrefs,data:data12};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.firstmatch !== undefined){
let data13 = data.firstmatch;
if(typeof data13 !== "boolean"){
const err27 = {instancePath:instancePath+"/firstmatch",schemaPath:"#/properties/firstmatch/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema22.properties.firstmatch.type,parentSchema:schema22.properties.firstmatch,data:data13};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.create !== undefined){
let data14 = data.create;
if(typeof data14 !== "boolean"){
const err28 = {instancePath:instancePath+"/create",schemaPath:"#/properties/create/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema22.properties.create.type,parentSchema:schema22.properties.create,data:data14};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.backup !== undefined){
let data15 = data.backup;
if(typeof data15 !== "boolean"){
const err29 = {instancePath:instancePath+"/backup",schemaPath:"#/properties/backup/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema22.properties.backup.type,parentSchema:schema22.properties.backup,data:data15};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.validate !== undefined){
let data16 = data.validate;
if(typeof data16 === "string"){
if(data16.length < 1){
const err30 = {instancePath:instancePath+"/validate",schemaPath:"#/properties/validate/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema22.properties.validate,data:data16};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/validate",schemaPath:"#/properties/validate/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.properties.validate.type,parentSchema:schema22.properties.validate,data:data16};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.mode !== undefined){
let data17 = data.mode;
if(typeof data17 === "string"){
if(!pattern0.test(data17)){
const err32 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/pattern",keyword:"pattern",params:{pattern: "^(0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$"},message:"must match pattern \""+"^(0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$"+"\"",schema:"^(0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$",parentSchema:schema22.properties.mode,data:data17};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.properties.mode.type,parentSchema:schema22.properties.mode,data:data17};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.owner !== undefined){
let data18 = data.owner;
if(typeof data18 === "string"){
if(data18.length < 1){
const err34 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema22.properties.owner,data:data18};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
else {
const err35 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.properties.owner.type,parentSchema:schema22.properties.owner,data:data18};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.group !== undefined){
let data19 = data.group;
if(typeof data19 === "string"){
if(data19.length < 1){
const err36 = {instancePath:instancePath+"/group",schemaPath:"#/properties/group/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema22.properties.group,data:data19};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
else {
const err37 = {instancePath:instancePath+"/group",schemaPath:"#/properties/group/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.properties.group.type,parentSchema:schema22.properties.group,data:data19};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
}
else {
const err38 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema22.type,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}

export const validate_meta = validate22;
const schema23 = {"type":"object","additionalProperties":false,"required":["_raw"],"properties":{"_raw":{"type":"string","enum":["flush_handlers","end_play","end_host","end_batch","clear_facts","clear_host_errors","refresh_inventory","reset_connection","noop"]}}};

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data._raw === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "_raw"},message:"must have required property '"+"_raw"+"'",schema:schema23.required,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(key0 === "_raw")){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data._raw !== undefined){
let data0 = data._raw;
if(typeof data0 !== "string"){
const err2 = {instancePath:instancePath+"/_raw",schemaPath:"#/properties/_raw/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema23.properties._raw.type,parentSchema:schema23.properties._raw,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!(((((((((data0 === "flush_handlers") || (data0 === "end_play")) || (data0 === "end_host")) || (data0 === "end_batch")) || (data0 === "clear_facts")) || (data0 === "clear_host_errors")) || (data0 === "refresh_inventory")) || (data0 === "reset_connection")) || (data0 === "noop"))){
const err3 = {instancePath:instancePath+"/_raw",schemaPath:"#/properties/_raw/enum",keyword:"enum",params:{allowedValues: schema23.properties._raw.enum},message:"must be equal to one of the allowed values",schema:schema23.properties._raw.enum,parentSchema:schema23.properties._raw,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema23.type,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}

export const validate_package = validate23;
const schema24 = {"type":"object","additionalProperties":false,"properties":{"name":{"type":"array","items":{"type":"string","minLength":1}},"state":{"type":"string","enum":["present","absent","latest","installed","removed"]},"use":{"type":"string","enum":["auto","apt"]}},"required":["name","state"]};

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema24.required,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.state === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "state"},message:"must have required property '"+"state"+"'",schema:schema24.required,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "name") || (key0 === "state")) || (key0 === "use"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(Array.isArray(data0)){
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(typeof data1 === "string"){
if(data1.length < 1){
const err3 = {instancePath:instancePath+"/name/" + i0,schemaPath:"#/properties/name/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema24.properties.name.items,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/name/" + i0,schemaPath:"#/properties/name/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema24.properties.name.items.type,parentSchema:schema24.properties.name.items,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema24.properties.name.type,parentSchema:schema24.properties.name,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.state !== undefined){
let data2 = data.state;
if(typeof data2 !== "string"){
const err6 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema24.properties.state.type,parentSchema:schema24.properties.state,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!(((((data2 === "present") || (data2 === "absent")) || (data2 === "latest")) || (data2 === "installed")) || (data2 === "removed"))){
const err7 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/enum",keyword:"enum",params:{allowedValues: schema24.properties.state.enum},message:"must be equal to one of the allowed values",schema:schema24.properties.state.enum,parentSchema:schema24.properties.state,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.use !== undefined){
let data3 = data.use;
if(typeof data3 !== "string"){
const err8 = {instancePath:instancePath+"/use",schemaPath:"#/properties/use/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema24.properties.use.type,parentSchema:schema24.properties.use,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!((data3 === "auto") || (data3 === "apt"))){
const err9 = {instancePath:instancePath+"/use",schemaPath:"#/properties/use/enum",keyword:"enum",params:{allowedValues: schema24.properties.use.enum},message:"must be equal to one of the allowed values",schema:schema24.properties.use.enum,parentSchema:schema24.properties.use,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema24.type,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate23.errors = vErrors;
return errors === 0;
}

export const validate_pause = validate24;
const schema25 = {"type":"object","additionalProperties":false,"properties":{"seconds":{"type":"number","minimum":0,"maximum":86400},"minutes":{"type":"number","minimum":0,"maximum":1440},"prompt":{"type":"string"},"echo":{"type":"boolean"}},"allOf":[{"not":{"required":["seconds","minutes"]}}]};

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs2 = errors;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.seconds === undefined) && (missing0 = "seconds")) || ((data.minutes === undefined) && (missing0 = "minutes"))){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid1 = _errs3 === errors;
if(valid1){
const err1 = {instancePath,schemaPath:"#/allOf/0/not",keyword:"not",params:{},message:"must NOT be valid",schema:schema25.allOf[0].not,parentSchema:schema25.allOf[0],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "seconds") || (key0 === "minutes")) || (key0 === "prompt")) || (key0 === "echo"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.seconds !== undefined){
let data0 = data.seconds;
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 86400 || isNaN(data0)){
const err3 = {instancePath:instancePath+"/seconds",schemaPath:"#/properties/seconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400},message:"must be <= 86400",schema:86400,parentSchema:schema25.properties.seconds,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data0 < 0 || isNaN(data0)){
const err4 = {instancePath:instancePath+"/seconds",schemaPath:"#/properties/seconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema25.properties.seconds,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/seconds",schemaPath:"#/properties/seconds/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema25.properties.seconds.type,parentSchema:schema25.properties.seconds,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.minutes !== undefined){
let data1 = data.minutes;
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 1440 || isNaN(data1)){
const err6 = {instancePath:instancePath+"/minutes",schemaPath:"#/properties/minutes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1440},message:"must be <= 1440",schema:1440,parentSchema:schema25.properties.minutes,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data1 < 0 || isNaN(data1)){
const err7 = {instancePath:instancePath+"/minutes",schemaPath:"#/properties/minutes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema25.properties.minutes,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/minutes",schemaPath:"#/properties/minutes/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema25.properties.minutes.type,parentSchema:schema25.properties.minutes,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.prompt !== undefined){
let data2 = data.prompt;
if(typeof data2 !== "string"){
const err9 = {instancePath:instancePath+"/prompt",schemaPath:"#/properties/prompt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema25.properties.prompt.type,parentSchema:schema25.properties.prompt,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.echo !== undefined){
let data3 = data.echo;
if(typeof data3 !== "boolean"){
const err10 = {instancePath:instancePath+"/echo",schemaPath:"#/properties/echo/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema25.properties.echo.type,parentSchema:schema25.properties.echo,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema25.type,parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate24.errors = vErrors;
return errors === 0;
}

export const validate_ping = validate25;
const schema26 = {"type":"object","additionalProperties":false,"properties":{"data":{"type":"string"}}};

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(key0 === "data")){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.data !== undefined){
let data0 = data.data;
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema26.properties.data.type,parentSchema:schema26.properties.data,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema26.type,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate25.errors = vErrors;
return errors === 0;
}

export const validate_script = validate26;
const schema27 = {"type":"object","additionalProperties":false,"properties":{"_raw":{"type":"string","minLength":1},"cmd":{"type":"string","minLength":1},"chdir":{"type":"string","minLength":1},"creates":{"type":"string","minLength":1},"removes":{"type":"string","minLength":1},"executable":{"type":"string","minLength":1}},"allOf":[{"anyOf":[{"required":["_raw"]},{"required":["cmd"]}]},{"not":{"required":["_raw","cmd"]}}]};

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs2 = errors;
let valid1 = false;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data._raw === undefined){
const err0 = {instancePath,schemaPath:"#/allOf/0/anyOf/0/required",keyword:"required",params:{missingProperty: "_raw"},message:"must have required property '"+"_raw"+"'",schema:schema27.allOf[0].anyOf[0].required,parentSchema:schema27.allOf[0].anyOf[0],data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.cmd === undefined){
const err1 = {instancePath,schemaPath:"#/allOf/0/anyOf/1/required",keyword:"required",params:{missingProperty: "cmd"},message:"must have required property '"+"cmd"+"'",schema:schema27.allOf[0].anyOf[1].required,parentSchema:schema27.allOf[0].anyOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs4 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err2 = {instancePath,schemaPath:"#/allOf/0/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema27.allOf[0].anyOf,parentSchema:schema27.allOf[0],data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
const _errs6 = errors;
const _errs7 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data._raw === undefined) && (missing0 = "_raw")) || ((data.cmd === undefined) && (missing0 = "cmd"))){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var valid2 = _errs7 === errors;
if(valid2){
const err4 = {instancePath,schemaPath:"#/allOf/1/not",keyword:"not",params:{},message:"must NOT be valid",schema:schema27.allOf[1].not,parentSchema:schema27.allOf[1],data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((key0 === "_raw") || (key0 === "cmd")) || (key0 === "chdir")) || (key0 === "creates")) || (key0 === "removes")) || (key0 === "executable"))){
const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data._raw !== undefined){
let data0 = data._raw;
if(typeof data0 === "string"){
if(data0.length < 1){
const err6 = {instancePath:instancePath+"/_raw",schemaPath:"#/properties/_raw/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema27.properties._raw,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/_raw",schemaPath:"#/properties/_raw/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema27.properties._raw.type,parentSchema:schema27.properties._raw,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.cmd !== undefined){
let data1 = data.cmd;
if(typeof data1 === "string"){
if(data1.length < 1){
const err8 = {instancePath:instancePath+"/cmd",schemaPath:"#/properties/cmd/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema27.properties.cmd,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/cmd",schemaPath:"#/properties/cmd/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema27.properties.cmd.type,parentSchema:schema27.properties.cmd,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.chdir !== undefined){
let data2 = data.chdir;
if(typeof data2 === "string"){
if(data2.length < 1){
const err10 = {instancePath:instancePath+"/chdir",schemaPath:"#/properties/chdir/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema27.properties.chdir,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/chdir",schemaPath:"#/properties/chdir/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema27.properties.chdir.type,parentSchema:schema27.properties.chdir,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.creates !== undefined){
let data3 = data.creates;
if(typeof data3 === "string"){
if(data3.length < 1){
const err12 = {instancePath:instancePath+"/creates",schemaPath:"#/properties/creates/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema27.properties.creates,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/creates",schemaPath:"#/properties/creates/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema27.properties.creates.type,parentSchema:schema27.properties.creates,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.removes !== undefined){
let data4 = data.removes;
if(typeof data4 === "string"){
if(data4.length < 1){
const err14 = {instancePath:instancePath+"/removes",schemaPath:"#/properties/removes/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema27.properties.removes,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/removes",schemaPath:"#/properties/removes/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema27.properties.removes.type,parentSchema:schema27.properties.removes,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.executable !== undefined){
let data5 = data.executable;
if(typeof data5 === "string"){
if(data5.length < 1){
const err16 = {instancePath:instancePath+"/executable",schemaPath:"#/properties/executable/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema27.properties.executable,data:data5};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/executable",schemaPath:"#/properties/executable/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema27.properties.executable.type,parentSchema:schema27.properties.executable,data:data5};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema27.type,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
validate26.errors = vErrors;
return errors === 0;
}

export const validate_service = validate27;
const schema28 = {"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","pattern":"^[A-Za-z0-9:_.@\\\\-]+$"},"state":{"type":"string","enum":["started","stopped","restarted","reloaded"]},"enabled":{"type":"boolean"}},"allOf":[{"anyOf":[{"required":["state"]},{"required":["enabled"]}]}]};
const pattern8 = new RegExp("^[A-Za-z0-9:_.@\\\\-]+$", "u");

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs2 = errors;
let valid1 = false;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.state === undefined){
const err0 = {instancePath,schemaPath:"#/allOf/0/anyOf/0/required",keyword:"required",params:{missingProperty: "state"},message:"must have required property '"+"state"+"'",schema:schema28.allOf[0].anyOf[0].required,parentSchema:schema28.allOf[0].anyOf[0],data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.enabled === undefined){
const err1 = {instancePath,schemaPath:"#/allOf/0/anyOf/1/required",keyword:"required",params:{missingProperty: "enabled"},message:"must have required property '"+"enabled"+"'",schema:schema28.allOf[0].anyOf[1].required,parentSchema:schema28.allOf[0].anyOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs4 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err2 = {instancePath,schemaPath:"#/allOf/0/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema28.allOf[0].anyOf,parentSchema:schema28.allOf[0],data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema28.required,parentSchema:schema28,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "name") || (key0 === "state")) || (key0 === "enabled"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema28,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(!pattern8.test(data0)){
const err5 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9:_.@\\\\-]+$"},message:"must match pattern \""+"^[A-Za-z0-9:_.@\\\\-]+$"+"\"",schema:"^[A-Za-z0-9:_.@\\\\-]+$",parentSchema:schema28.properties.name,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.name.type,parentSchema:schema28.properties.name,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.state !== undefined){
let data1 = data.state;
if(typeof data1 !== "string"){
const err7 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.state.type,parentSchema:schema28.properties.state,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!((((data1 === "started") || (data1 === "stopped")) || (data1 === "restarted")) || (data1 === "reloaded"))){
const err8 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/enum",keyword:"enum",params:{allowedValues: schema28.properties.state.enum},message:"must be equal to one of the allowed values",schema:schema28.properties.state.enum,parentSchema:schema28.properties.state,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.enabled !== undefined){
let data2 = data.enabled;
if(typeof data2 !== "boolean"){
const err9 = {instancePath:instancePath+"/enabled",schemaPath:"#/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema28.properties.enabled.type,parentSchema:schema28.properties.enabled,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema28.type,parentSchema:schema28,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate27.errors = vErrors;
return errors === 0;
}

export const validate_set_fact = validate28;
const schema29 = {"type":"object","minProperties":1,"propertyNames":{"pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"additionalProperties":true};
const pattern9 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");

function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema29,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
const _errs1 = errors;
if(typeof key0 === "string"){
if(!pattern9.test(key0)){
const err1 = {instancePath,schemaPath:"#/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema29.propertyNames,data:key0,propertyName:key0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var valid0 = _errs1 === errors;
if(!valid0){
const err2 = {instancePath,schemaPath:"#/propertyNames",keyword:"propertyNames",params:{propertyName: key0},message:"property name must be valid",schema:schema29.propertyNames,parentSchema:schema29,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema29.type,parentSchema:schema29,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate28.errors = vErrors;
return errors === 0;
}

export const validate_setup = validate29;
const schema30 = {"type":"object","additionalProperties":false,"properties":{"filter":{"type":"array","items":{"type":"string"}},"gather_subset":{"type":"array","items":{"type":"string"}}}};

function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "filter") || (key0 === "gather_subset"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema30,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.filter !== undefined){
let data0 = data.filter;
if(Array.isArray(data0)){
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(typeof data1 !== "string"){
const err1 = {instancePath:instancePath+"/filter/" + i0,schemaPath:"#/properties/filter/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema30.properties.filter.items.type,parentSchema:schema30.properties.filter.items,data:data1};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
else {
const err2 = {instancePath:instancePath+"/filter",schemaPath:"#/properties/filter/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema30.properties.filter.type,parentSchema:schema30.properties.filter,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.gather_subset !== undefined){
let data2 = data.gather_subset;
if(Array.isArray(data2)){
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
let data3 = data2[i1];
if(typeof data3 !== "string"){
const err3 = {instancePath:instancePath+"/gather_subset/" + i1,schemaPath:"#/properties/gather_subset/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema30.properties.gather_subset.items.type,parentSchema:schema30.properties.gather_subset.items,data:data3};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
else {
const err4 = {instancePath:instancePath+"/gather_subset",schemaPath:"#/properties/gather_subset/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema30.properties.gather_subset.type,parentSchema:schema30.properties.gather_subset,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema30.type,parentSchema:schema30,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate29.errors = vErrors;
return errors === 0;
}

export const validate_shell = validate30;
const schema31 = {"type":"object","additionalProperties":false,"properties":{"_raw":{"type":"string","minLength":1},"cmd":{"type":"string","minLength":1},"chdir":{"type":"string","minLength":1},"creates":{"type":"string","minLength":1},"removes":{"type":"string","minLength":1},"executable":{"type":"string","pattern":"^/"},"stdin":{"type":"string"},"stdin_add_newline":{"type":"boolean"},"changes":{"type":"boolean"}},"dependencies":{"stdin_add_newline":["stdin"]},"allOf":[{"anyOf":[{"required":["_raw"]},{"required":["cmd"]}]},{"not":{"required":["_raw","cmd"]}}]};

function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs2 = errors;
let valid1 = false;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data._raw === undefined){
const err0 = {instancePath,schemaPath:"#/allOf/0/anyOf/0/required",keyword:"required",params:{missingProperty: "_raw"},message:"must have required property '"+"_raw"+"'",schema:schema31.allOf[0].anyOf[0].required,parentSchema:schema31.allOf[0].anyOf[0],data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.cmd === undefined){
const err1 = {instancePath,schemaPath:"#/allOf/0/anyOf/1/required",keyword:"required",params:{missingProperty: "cmd"},message:"must have required property '"+"cmd"+"'",schema:schema31.allOf[0].anyOf[1].required,parentSchema:schema31.allOf[0].anyOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs4 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err2 = {instancePath,schemaPath:"#/allOf/0/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema31.allOf[0].anyOf,parentSchema:schema31.allOf[0],data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
const _errs6 = errors;
const _errs7 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data._raw === undefined) && (missing0 = "_raw")) || ((data.cmd === undefined) && (missing0 = "cmd"))){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var valid2 = _errs7 === errors;
if(valid2){
const err4 = {instancePath,schemaPath:"#/allOf/1/not",keyword:"not",params:{},message:"must NOT be valid",schema:schema31.allOf[1].not,parentSchema:schema31.allOf[1],data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema31.properties, key0))){
const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.stdin_add_newline !== undefined){
if(data.stdin === undefined){
const err6 = {instancePath,schemaPath:"#/dependencies",keyword:"dependencies",params:{property: "stdin_add_newline",
    missingProperty: "stdin",
    depsCount: 1,
    deps: "stdin"},message:"must have property stdin when property stdin_add_newline is present",schema:schema31.dependencies,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data._raw !== undefined){
let data0 = data._raw;
if(typeof data0 === "string"){
if(data0.length < 1){
const err7 = {instancePath:instancePath+"/_raw",schemaPath:"#/properties/_raw/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties._raw,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/_raw",schemaPath:"#/properties/_raw/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties._raw.type,parentSchema:schema31.properties._raw,data:data0};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.cmd !== undefined){
let data1 = data.cmd;
if(typeof data1 === "string"){
if(data1.length < 1){
const err9 = {instancePath:instancePath+"/cmd",schemaPath:"#/properties/cmd/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.cmd,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/cmd",schemaPath:"#/properties/cmd/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.cmd.type,parentSchema:schema31.properties.cmd,data:data1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.chdir !== undefined){
let data2 = data.chdir;
if(typeof data2 === "string"){
if(data2.length < 1){
const err11 = {instancePath:instancePath+"/chdir",schemaPath:"#/properties/chdir/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.chdir,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/chdir",schemaPath:"#/properties/chdir/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.chdir.type,parentSchema:schema31.properties.chdir,data:data2};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.creates !== undefined){
let data3 = data.creates;
if(typeof data3 === "string"){
if(data3.length < 1){
const err13 = {instancePath:instancePath+"/creates",schemaPath:"#/properties/creates/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.creates,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/creates",schemaPath:"#/properties/creates/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.creates.type,parentSchema:schema31.properties.creates,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.removes !== undefined){
let data4 = data.removes;
if(typeof data4 === "string"){
if(data4.length < 1){
const err15 = {instancePath:instancePath+"/removes",schemaPath:"#/properties/removes/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.removes,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/removes",schemaPath:"#/properties/removes/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.removes.type,parentSchema:schema31.properties.removes,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.executable !== undefined){
let data5 = data.executable;
if(typeof data5 === "string"){
if(!pattern5.test(data5)){
const err17 = {instancePath:instancePath+"/executable",schemaPath:"#/properties/executable/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\"",schema:"^/",parentSchema:schema31.properties.executable,data:data5};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/executable",schemaPath:"#/properties/executable/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.executable.type,parentSchema:schema31.properties.executable,data:data5};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.stdin !== undefined){
let data6 = data.stdin;
if(typeof data6 !== "string"){
const err19 = {instancePath:instancePath+"/stdin",schemaPath:"#/properties/stdin/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.stdin.type,parentSchema:schema31.properties.stdin,data:data6};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.stdin_add_newline !== undefined){
let data7 = data.stdin_add_newline;
if(typeof data7 !== "boolean"){
const err20 = {instancePath:instancePath+"/stdin_add_newline",schemaPath:"#/properties/stdin_add_newline/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema31.properties.stdin_add_newline.type,parentSchema:schema31.properties.stdin_add_newline,data:data7};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.changes !== undefined){
let data8 = data.changes;
if(typeof data8 !== "boolean"){
const err21 = {instancePath:instancePath+"/changes",schemaPath:"#/properties/changes/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema31.properties.changes.type,parentSchema:schema31.properties.changes,data:data8};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
validate30.errors = vErrors;
return errors === 0;
}

export const validate_slurp = validate31;
const schema32 = {"type":"object","additionalProperties":false,"properties":{"src":{"type":"string","minLength":1},"path":{"type":"string","minLength":1}},"required":["src"]};

function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.src === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "src"},message:"must have required property '"+"src"+"'",schema:schema32.required,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "src") || (key0 === "path"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.src !== undefined){
let data0 = data.src;
if(typeof data0 === "string"){
if(data0.length < 1){
const err2 = {instancePath:instancePath+"/src",schemaPath:"#/properties/src/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema32.properties.src,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/src",schemaPath:"#/properties/src/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.src.type,parentSchema:schema32.properties.src,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.path !== undefined){
let data1 = data.path;
if(typeof data1 === "string"){
if(data1.length < 1){
const err4 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema32.properties.path,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.path.type,parentSchema:schema32.properties.path,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema32.type,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate31.errors = vErrors;
return errors === 0;
}

export const validate_stat = validate32;
const schema33 = {"type":"object","additionalProperties":false,"properties":{"path":{"type":"string","minLength":1},"dest":{"type":"string","minLength":1},"name":{"type":"string","minLength":1},"follow":{"type":"boolean"},"get_checksum":{"type":"boolean"},"checksum_algorithm":{"type":"string","enum":["md5","sha1","sha224","sha256","sha384","sha512"]},"checksum":{"type":"string","enum":["md5","sha1","sha224","sha256","sha384","sha512"]},"checksum_algo":{"type":"string","enum":["md5","sha1","sha224","sha256","sha384","sha512"]},"get_mime":{"type":"boolean"},"mime":{"type":"boolean"},"get_attributes":{"type":"boolean"},"attributes":{"type":"boolean"}},"required":["path"]};

function validate32(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.path === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'",schema:schema33.required,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema33.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.path !== undefined){
let data0 = data.path;
if(typeof data0 === "string"){
if(data0.length < 1){
const err2 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema33.properties.path,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.properties.path.type,parentSchema:schema33.properties.path,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.dest !== undefined){
let data1 = data.dest;
if(typeof data1 === "string"){
if(data1.length < 1){
const err4 = {instancePath:instancePath+"/dest",schemaPath:"#/properties/dest/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema33.properties.dest,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/dest",schemaPath:"#/properties/dest/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.properties.dest.type,parentSchema:schema33.properties.dest,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.name !== undefined){
let data2 = data.name;
if(typeof data2 === "string"){
if(data2.length < 1){
const err6 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema33.properties.name,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.properties.name.type,parentSchema:schema33.properties.name,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.follow !== undefined){
let data3 = data.follow;
if(typeof data3 !== "boolean"){
const err8 = {instancePath:instancePath+"/follow",schemaPath:"#/properties/follow/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema33.properties.follow.type,parentSchema:schema33.properties.follow,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.get_checksum !== undefined){
let data4 = data.get_checksum;
if(typeof data4 !== "boolean"){
const err9 = {instancePath:instancePath+"/get_checksum",schemaPath:"#/properties/get_checksum/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema33.properties.get_checksum.type,parentSchema:schema33.properties.get_checksum,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.checksum_algorithm !== undefined){
let data5 = data.checksum_algorithm;
if(typeof data5 !== "string"){
const err10 = {instancePath:instancePath+"/checksum_algorithm",schemaPath:"#/properties/checksum_algorithm/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.properties.checksum_algorithm.type,parentSchema:schema33.properties.checksum_algorithm,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!((((((data5 === "md5") || (data5 === "sha1")) || (data5 === "sha224")) || (data5 === "sha256")) || (data5 === "sha384")) || (data5 === "sha512"))){
const err11 = {instancePath:instancePath+"/checksum_algorithm",schemaPath:"#/properties/checksum_algorithm/enum",keyword:"enum",params:{allowedValues: schema33.properties.checksum_algorithm.enum},message:"must be equal to one of the allowed values",schema:schema33.properties.checksum_algorithm.enum,parentSchema:schema33.properties.checksum_algorithm,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.checksum !== undefined){
let data6 = data.checksum;
if(typeof data6 !== "string"){
const err12 = {instancePath:instancePath+"/checksum",schemaPath:"#/properties/checksum/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.properties.checksum.type,parentSchema:schema33.properties.checksum,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!((((((data6 === "md5") || (data6 === "sha1")) || (data6 === "sha224")) || (data6 === "sha256")) || (data6 === "sha384")) || (data6 === "sha512"))){
const err13 = {instancePath:instancePath+"/checksum",schemaPath:"#/properties/checksum/enum",keyword:"enum",params:{allowedValues: schema33.properties.checksum.enum},message:"must be equal to one of the allowed values",schema:schema33.properties.checksum.enum,parentSchema:schema33.properties.checksum,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.checksum_algo !== undefined){
let data7 = data.checksum_algo;
if(typeof data7 !== "string"){
const err14 = {instancePath:instancePath+"/checksum_algo",schemaPath:"#/properties/checksum_algo/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.properties.checksum_algo.type,parentSchema:schema33.properties.checksum_algo,data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!((((((data7 === "md5") || (data7 === "sha1")) || (data7 === "sha224")) || (data7 === "sha256")) || (data7 === "sha384")) || (data7 === "sha512"))){
const err15 = {instancePath:instancePath+"/checksum_algo",schemaPath:"#/properties/checksum_algo/enum",keyword:"enum",params:{allowedValues: schema33.properties.checksum_algo.enum},message:"must be equal to one of the allowed values",schema:schema33.properties.checksum_algo.enum,parentSchema:schema33.properties.checksum_algo,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.get_mime !== undefined){
let data8 = data.get_mime;
if(typeof data8 !== "boolean"){
const err16 = {instancePath:instancePath+"/get_mime",schemaPath:"#/properties/get_mime/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema33.properties.get_mime.type,parentSchema:schema33.properties.get_mime,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.mime !== undefined){
let data9 = data.mime;
if(typeof data9 !== "boolean"){
const err17 = {instancePath:instancePath+"/mime",schemaPath:"#/properties/mime/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema33.properties.mime.type,parentSchema:schema33.properties.mime,data:data9};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.get_attributes !== undefined){
let data10 = data.get_attributes;
if(typeof data10 !== "boolean"){
const err18 = {instancePath:instancePath+"/get_attributes",schemaPath:"#/properties/get_attributes/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema33.properties.get_attributes.type,parentSchema:schema33.properties.get_attributes,data:data10};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.attributes !== undefined){
let data11 = data.attributes;
if(typeof data11 !== "boolean"){
const err19 = {instancePath:instancePath+"/attributes",schemaPath:"#/properties/attributes/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema33.properties.attributes.type,parentSchema:schema33.properties.attributes,data:data11};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema33.type,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
validate32.errors = vErrors;
return errors === 0;
}

export const validate_synchronize = validate33;
const schema34 = {"type":"object","additionalProperties":false,"properties":{"src":{"type":"string","minLength":1},"dest":{"type":"string","minLength":1},"mode":{"type":"string","enum":["push","pull"]},"archive":{"type":"boolean"},"recursive":{"type":"boolean"},"links":{"type":"boolean"},"copy_links":{"type":"boolean"},"perms":{"type":"boolean"},"times":{"type":"boolean"},"owner":{"type":"boolean"},"group":{"type":"boolean"},"dirs":{"type":"boolean"},"delete":{"type":"boolean"},"existing_only":{"type":"boolean"},"delay_updates":{"type":"boolean"},"checksum":{"type":"boolean"},"compress":{"type":"boolean"},"rsync_path":{"type":"string","minLength":1},"rsync_opts":{"type":"array","items":{"type":"string"}}},"required":["src","dest"]};

function validate33(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.src === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "src"},message:"must have required property '"+"src"+"'",schema:schema34.required,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.dest === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "dest"},message:"must have required property '"+"dest"+"'",schema:schema34.required,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema34.properties, key0))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.src !== undefined){
let data0 = data.src;
if(typeof data0 === "string"){
if(data0.length < 1){
const err3 = {instancePath:instancePath+"/src",schemaPath:"#/properties/src/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema34.properties.src,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/src",schemaPath:"#/properties/src/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.properties.src.type,parentSchema:schema34.properties.src,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.dest !== undefined){
let data1 = data.dest;
if(typeof data1 === "string"){
if(data1.length < 1){
const err5 = {instancePath:instancePath+"/dest",schemaPath:"#/properties/dest/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema34.properties.dest,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/dest",schemaPath:"#/properties/dest/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.properties.dest.type,parentSchema:schema34.properties.dest,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.mode !== undefined){
let data2 = data.mode;
if(typeof data2 !== "string"){
const err7 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.properties.mode.type,parentSchema:schema34.properties.mode,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!((data2 === "push") || (data2 === "pull"))){
const err8 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/enum",keyword:"enum",params:{allowedValues: schema34.properties.mode.enum},message:"must be equal to one of the allowed values",schema:schema34.properties.mode.enum,parentSchema:schema34.properties.mode,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.archive !== undefined){
let data3 = data.archive;
if(typeof data3 !== "boolean"){
const err9 = {instancePath:instancePath+"/archive",schemaPath:"#/properties/archive/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema34.properties.archive.type,parentSchema:schema34.properties.archive,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.recursive !== undefined){
let data4 = data.recursive;
if(typeof data4 !== "boolean"){
const err10 = {instancePath:instancePath+"/recursive",schemaPath:"#/properties/recursive/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema34.properties.recursive.type,parentSchema:schema34.properties.recursive,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.links !== undefined){
let data5 = data.links;
if(typeof data5 !== "boolean"){
const err11 = {instancePath:instancePath+"/links",schemaPath:"#/properties/links/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema34.properties.links.type,parentSchema:schema34.properties.links,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.copy_links !== undefined){
let data6 = data.copy_links;
if(typeof data6 !== "boolean"){
const err12 = {instancePath:instancePath+"/copy_links",schemaPath:"#/properties/copy_links/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema34.properties.copy_links.type,parentSchema:schema34.properties.copy_links,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.perms !== undefined){
let data7 = data.perms;
if(typeof data7 !== "boolean"){
const err13 = {instancePath:instancePath+"/perms",schemaPath:"#/properties/perms/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema34.properties.perms.type,parentSchema:schema34.properties.perms,data:data7};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.times !== undefined){
let data8 = data.times;
if(typeof data8 !== "boolean"){
const err14 = {instancePath:instancePath+"/times",schemaPath:"#/properties/times/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema34.properties.times.type,parentSchema:schema34.properties.times,data:data8};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.owner !== undefined){
let data9 = data.owner;
if(typeof data9 !== "boolean"){
const err15 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema34.properties.owner.type,parentSchema:schema34.properties.owner,data:data9};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.group !== undefined){
let data10 = data.group;
if(typeof data10 !== "boolean"){
const err16 = {instancePath:instancePath+"/group",schemaPath:"#/properties/group/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema34.properties.group.type,parentSchema:schema34.properties.group,data:data10};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.dirs !== undefined){
let data11 = data.dirs;
if(typeof data11 !== "boolean"){
const err17 = {instancePath:instancePath+"/dirs",schemaPath:"#/properties/dirs/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema34.properties.dirs.type,parentSchema:schema34.properties.dirs,data:data11};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.delete !== undefined){
let data12 = data.delete;
if(typeof data12 !== "boolean"){
const err18 = {instancePath:instancePath+"/delete",schemaPath:"#/properties/delete/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema34.properties.delete.type,parentSchema:schema34.properties.delete,data:data12};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.existing_only !== undefined){
let data13 = data.existing_only;
if(typeof data13 !== "boolean"){
const err19 = {instancePath:instancePath+"/existing_only",schemaPath:"#/properties/existing_only/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema34.properties.existing_only.type,parentSchema:schema34.properties.existing_only,data:data13};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.delay_updates !== undefined){
let data14 = data.delay_updates;
if(typeof data14 !== "boolean"){
const err20 = {instancePath:instancePath+"/delay_updates",schemaPath:"#/properties/delay_updates/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema34.properties.delay_updates.type,parentSchema:schema34.properties.delay_updates,data:data14};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.checksum !== undefined){
let data15 = data.checksum;
if(typeof data15 !== "boolean"){
const err21 = {instancePath:instancePath+"/checksum",schemaPath:"#/properties/checksum/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema34.properties.checksum.type,parentSchema:schema34.properties.checksum,data:data15};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.compress !== undefined){
let data16 = data.compress;
if(typeof data16 !== "boolean"){
const err22 = {instancePath:instancePath+"/compress",schemaPath:"#/properties/compress/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema34.properties.compress.type,parentSchema:schema34.properties.compress,data:data16};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.rsync_path !== undefined){
let data17 = data.rsync_path;
if(typeof data17 === "string"){
if(data17.length < 1){
const err23 = {instancePath:instancePath+"/rsync_path",schemaPath:"#/properties/rsync_path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema34.properties.rsync_path,data:data17};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/rsync_path",schemaPath:"#/properties/rsync_path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.properties.rsync_path.type,parentSchema:schema34.properties.rsync_path,data:data17};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.rsync_opts !== undefined){
let data18 = data.rsync_opts;
if(Array.isArray(data18)){
const len0 = data18.length;
for(let i0=0; i0<len0; i0++){
let data19 = data18[i0];
if(typeof data19 !== "string"){
const err25 = {instancePath:instancePath+"/rsync_opts/" + i0,schemaPath:"#/properties/rsync_opts/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.properties.rsync_opts.items.type,parentSchema:schema34.properties.rsync_opts.items,data:data19};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath:instancePath+"/rsync_opts",schemaPath:"#/properties/rsync_opts/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema34.properties.rsync_opts.type,parentSchema:schema34.properties.rsync_opts,data:data18};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
else {
const err27 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema34.type,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
validate33.errors = vErrors;
return errors === 0;
}

export const validate_sysctl = validate34;
const schema35 = {"type":"object","additionalProperties":false,"properties":{"name":{"type":"string","minLength":1},"key":{"type":"string","minLength":1},"value":{"type":["string","number","boolean"]},"val":{"type":["string","number","boolean"]},"state":{"type":"string","enum":["present","absent"]},"sysctl_file":{"type":"string","pattern":"^/"},"reload":{"type":"boolean"},"sysctl_set":{"type":"boolean"},"ignoreerrors":{"type":"boolean"}},"required":["name"]};

function validate34(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema35.required,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema35.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(data0.length < 1){
const err2 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema35.properties.name,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.name.type,parentSchema:schema35.properties.name,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.key !== undefined){
let data1 = data.key;
if(typeof data1 === "string"){
if(data1.length < 1){
const err4 = {instancePath:instancePath+"/key",schemaPath:"#/properties/key/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema35.properties.key,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/key",schemaPath:"#/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.key.type,parentSchema:schema35.properties.key,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.value !== undefined){
let data2 = data.value;
if(((typeof data2 !== "string") && (!((typeof data2 == "number") && (isFinite(data2))))) && (typeof data2 !== "boolean")){
const err6 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/type",keyword:"type",params:{type: schema35.properties.value.type},message:"must be string,number,boolean",schema:schema35.properties.value.type,parentSchema:schema35.properties.value,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.val !== undefined){
let data3 = data.val;
if(((typeof data3 !== "string") && (!((typeof data3 == "number") && (isFinite(data3))))) && (typeof data3 !== "boolean")){
const err7 = {instancePath:instancePath+"/val",schemaPath:"#/properties/val/type",keyword:"type",params:{type: schema35.properties.val.type},message:"must be string,number,boolean",schema:schema35.properties.val.type,parentSchema:schema35.properties.val,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.state !== undefined){
let data4 = data.state;
if(typeof data4 !== "string"){
const err8 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.state.type,parentSchema:schema35.properties.state,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!((data4 === "present") || (data4 === "absent"))){
const err9 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/enum",keyword:"enum",params:{allowedValues: schema35.properties.state.enum},message:"must be equal to one of the allowed values",schema:schema35.properties.state.enum,parentSchema:schema35.properties.state,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.sysctl_file !== undefined){
let data5 = data.sysctl_file;
if(typeof data5 === "string"){
if(!pattern5.test(data5)){
const err10 = {instancePath:instancePath+"/sysctl_file",schemaPath:"#/properties/sysctl_file/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\"",schema:"^/",parentSchema:schema35.properties.sysctl_file,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/sysctl_file",schemaPath:"#/properties/sysctl_file/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.sysctl_file.type,parentSchema:schema35.properties.sysctl_file,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.reload !== undefined){
let data6 = data.reload;
if(typeof data6 !== "boolean"){
const err12 = {instancePath:instancePath+"/reload",schemaPath:"#/properties/reload/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema35.properties.reload.type,parentSchema:schema35.properties.reload,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.sysctl_set !== undefined){
let data7 = data.sysctl_set;
if(typeof data7 !== "boolean"){
const err13 = {instancePath:instancePath+"/sysctl_set",schemaPath:"#/properties/sysctl_set/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema35.properties.sysctl_set.type,parentSchema:schema35.properties.sysctl_set,data:data7};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.ignoreerrors !== undefined){
let data8 = data.ignoreerrors;
if(typeof data8 !== "boolean"){
const err14 = {instancePath:instancePath+"/ignoreerrors",schemaPath:"#/properties/ignoreerrors/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema35.properties.ignoreerrors.type,parentSchema:schema35.properties.ignoreerrors,data:data8};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema35.type,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate34.errors = vErrors;
return errors === 0;
}

export const validate_systemd = validate35;
const schema36 = {"type":"object","additionalProperties":false,"properties":{"name":{"type":"string","pattern":"^[A-Za-z0-9:_.@\\\\-]+$"},"service":{"type":"string"},"unit":{"type":"string"},"state":{"type":"string","enum":["started","stopped","restarted","reloaded"]},"enabled":{"type":"boolean"},"masked":{"type":"boolean"},"daemon_reload":{"type":"boolean"},"daemon-reload":{"type":"boolean"},"daemon_reexec":{"type":"boolean"},"daemon-reexec":{"type":"boolean"}},"allOf":[{"anyOf":[{"required":["state"]},{"required":["enabled"]},{"required":["masked"]},{"required":["daemon_reload"]},{"required":["daemon_reexec"]}]}],"dependencies":{"state":["name"],"enabled":["name"],"masked":["name"]}};

function validate35(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs2 = errors;
let valid1 = false;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.state === undefined){
const err0 = {instancePath,schemaPath:"#/allOf/0/anyOf/0/required",keyword:"required",params:{missingProperty: "state"},message:"must have required property '"+"state"+"'",schema:schema36.allOf[0].anyOf[0].required,parentSchema:schema36.allOf[0].anyOf[0],data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.enabled === undefined){
const err1 = {instancePath,schemaPath:"#/allOf/0/anyOf/1/required",keyword:"required",params:{missingProperty: "enabled"},message:"must have required property '"+"enabled"+"'",schema:schema36.allOf[0].anyOf[1].required,parentSchema:schema36.allOf[0].anyOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs4 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.masked === undefined){
const err2 = {instancePath,schemaPath:"#/allOf/0/anyOf/2/required",keyword:"required",params:{missingProperty: "masked"},message:"must have required property '"+"masked"+"'",schema:schema36.allOf[0].anyOf[2].required,parentSchema:schema36.allOf[0].anyOf[2],data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs6 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.daemon_reload === undefined){
const err3 = {instancePath,schemaPath:"#/allOf/0/anyOf/3/required",keyword:"required",params:{missingProperty: "daemon_reload"},message:"must have required property '"+"daemon_reload"+"'",schema:schema36.allOf[0].anyOf[3].required,parentSchema:schema36.allOf[0].anyOf[3],data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid0 = _errs6 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs7 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.daemon_reexec === undefined){
const err4 = {instancePath,schemaPath:"#/allOf/0/anyOf/4/required",keyword:"required",params:{missingProperty: "daemon_reexec"},message:"must have required property '"+"daemon_reexec"+"'",schema:schema36.allOf[0].anyOf[4].required,parentSchema:schema36.allOf[0].anyOf[4],data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
}
}
}
}
if(!valid1){
const err5 = {instancePath,schemaPath:"#/allOf/0/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema36.allOf[0].anyOf,parentSchema:schema36.allOf[0],data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema36.properties, key0))){
const err6 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema36,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.state !== undefined){
if(data.name === undefined){
const err7 = {instancePath,schemaPath:"#/dependencies",keyword:"dependencies",params:{property: "state",
    missingProperty: "name",
    depsCount: 1,
    deps: "name"},message:"must have property name when property state is present",schema:schema36.dependencies,parentSchema:schema36,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.enabled !== undefined){
if(data.name === undefined){
const err8 = {instancePath,schemaPath:"#/dependencies",keyword:"dependencies",params:{property: "enabled",
    missingProperty: "name",
    depsCount: 1,
    deps: "name"},message:"must have property name when property enabled is present",schema:schema36.dependencies,parentSchema:schema36,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.masked !== undefined){
if(data.name === undefined){
const err9 = {instancePath,schemaPath:"#/dependencies",keyword:"dependencies",params:{property: "masked",
    missingProperty: "name",
    depsCount: 1,
    deps: "name"},message:"must have property name when property masked is present",schema:schema36.dependencies,parentSchema:schema36,data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(!pattern8.test(data0)){
const err10 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9:_.@\\\\-]+$"},message:"must match pattern \""+"^[A-Za-z0-9:_.@\\\\-]+$"+"\"",schema:"^[A-Za-z0-9:_.@\\\\-]+$",parentSchema:schema36.properties.name,data:data0};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.properties.name.type,parentSchema:schema36.properties.name,data:data0};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.service !== undefined){
let data1 = data.service;
if(typeof data1 !== "string"){
const err12 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.properties.service.type,parentSchema:schema36.properties.service,data:data1};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.unit !== undefined){
let data2 = data.unit;
if(typeof data2 !== "string"){
const err13 = {instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.properties.unit.type,parentSchema:schema36.properties.unit,data:data2};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.state !== undefined){
let data3 = data.state;
if(typeof data3 !== "string"){
const err14 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.properties.state.type,parentSchema:schema36.properties.state,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!((((data3 === "started") || (data3 === "stopped")) || (data3 === "restarted")) || (data3 === "reloaded"))){
const err15 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/enum",keyword:"enum",params:{allowedValues: schema36.properties.state.enum},message:"must be equal to one of the allowed values",schema:schema36.properties.state.enum,parentSchema:schema36.properties.state,data:data3};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.enabled !== undefined){
let data4 = data.enabled;
if(typeof data4 !== "boolean"){
const err16 = {instancePath:instancePath+"/enabled",schemaPath:"#/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema36.properties.enabled.type,parentSchema:schema36.properties.enabled,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.masked !== undefined){
let data5 = data.masked;
if(typeof data5 !== "boolean"){
const err17 = {instancePath:instancePath+"/masked",schemaPath:"#/properties/masked/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema36.properties.masked.type,parentSchema:schema36.properties.masked,data:data5};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.daemon_reload !== undefined){
let data6 = data.daemon_reload;
if(typeof data6 !== "boolean"){
const err18 = {instancePath:instancePath+"/daemon_reload",schemaPath:"#/properties/daemon_reload/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema36.properties.daemon_reload.type,parentSchema:schema36.properties.daemon_reload,data:data6};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data["daemon-reload"] !== undefined){
let data7 = data["daemon-reload"];
if(typeof data7 !== "boolean"){
const err19 = {instancePath:instancePath+"/daemon-reload",schemaPath:"#/properties/daemon-reload/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema36.properties["daemon-reload"].type,parentSchema:schema36.properties["daemon-reload"],data:data7};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.daemon_reexec !== undefined){
let data8 = data.daemon_reexec;
if(typeof data8 !== "boolean"){
const err20 = {instancePath:instancePath+"/daemon_reexec",schemaPath:"#/properties/daemon_reexec/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema36.properties.daemon_reexec.type,parentSchema:schema36.properties.daemon_reexec,data:data8};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data["daemon-reexec"] !== undefined){
let data9 = data["daemon-reexec"];
if(typeof data9 !== "boolean"){
const err21 = {instancePath:instancePath+"/daemon-reexec",schemaPath:"#/properties/daemon-reexec/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema36.properties["daemon-reexec"].type,parentSchema:schema36.properties["daemon-reexec"],data:data9};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema36.type,parentSchema:schema36,data};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
validate35.errors = vErrors;
return errors === 0;
}

export const validate_template = validate36;
const schema37 = {"type":"object","additionalProperties":false,"properties":{"src":{"type":"string","minLength":1},"dest":{"type":"string","minLength":1},"force":{"type":"boolean"},"backup":{"type":"boolean"},"validate":{"type":"string","minLength":1},"follow":{"type":"boolean"},"trim_blocks":{"type":"boolean"},"lstrip_blocks":{"type":"boolean"},"newline_sequence":{"type":"string","enum":["\n","\r","\r\n","\\n","\\r","\\r\\n"]},"output_encoding":{"type":"string","enum":["utf-8","UTF-8","utf8"]},"mode":{"type":"string","pattern":"^(preserve|0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$"},"owner":{"type":"string","minLength":1},"group":{"type":"string","minLength":1}},"required":["src","dest"]};

function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.src === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "src"},message:"must have required property '"+"src"+"'",schema:schema37.required,parentSchema:schema37,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.dest === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "dest"},message:"must have required property '"+"dest"+"'",schema:schema37.required,parentSchema:schema37,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema37.properties, key0))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema37,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.src !== undefined){
let data0 = data.src;
if(typeof data0 === "string"){
if(data0.length < 1){
const err3 = {instancePath:instancePath+"/src",schemaPath:"#/properties/src/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema37.properties.src,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/src",schemaPath:"#/properties/src/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.properties.src.type,parentSchema:schema37.properties.src,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.dest !== undefined){
let data1 = data.dest;
if(typeof data1 === "string"){
if(data1.length < 1){
const err5 = {instancePath:instancePath+"/dest",schemaPath:"#/properties/dest/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema37.properties.dest,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/dest",schemaPath:"#/properties/dest/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.properties.dest.type,parentSchema:schema37.properties.dest,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.force !== undefined){
let data2 = data.force;
if(typeof data2 !== "boolean"){
const err7 = {instancePath:instancePath+"/force",schemaPath:"#/properties/force/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema37.properties.force.type,parentSchema:schema37.properties.force,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.backup !== undefined){
let data3 = data.backup;
if(typeof data3 !== "boolean"){
const err8 = {instancePath:instancePath+"/backup",schemaPath:"#/properties/backup/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema37.properties.backup.type,parentSchema:schema37.properties.backup,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.validate !== undefined){
let data4 = data.validate;
if(typeof data4 === "string"){
if(data4.length < 1){
const err9 = {instancePath:instancePath+"/validate",schemaPath:"#/properties/validate/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema37.properties.validate,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/validate",schemaPath:"#/properties/validate/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.properties.validate.type,parentSchema:schema37.properties.validate,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.follow !== undefined){
let data5 = data.follow;
if(typeof data5 !== "boolean"){
const err11 = {instancePath:instancePath+"/follow",schemaPath:"#/properties/follow/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema37.properties.follow.type,parentSchema:schema37.properties.follow,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.trim_blocks !== undefined){
let data6 = data.trim_blocks;
if(typeof data6 !== "boolean"){
const err12 = {instancePath:instancePath+"/trim_blocks",schemaPath:"#/properties/trim_blocks/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema37.properties.trim_blocks.type,parentSchema:schema37.properties.trim_blocks,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.lstrip_blocks !== undefined){
let data7 = data.lstrip_blocks;
if(typeof data7 !== "boolean"){
const err13 = {instancePath:instancePath+"/lstrip_blocks",schemaPath:"#/properties/lstrip_blocks/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema37.properties.lstrip_blocks.type,parentSchema:schema37.properties.lstrip_blocks,data:data7};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.newline_sequence !== undefined){
let data8 = data.newline_sequence;
if(typeof data8 !== "string"){
const err14 = {instancePath:instancePath+"/newline_sequence",schemaPath:"#/properties/newline_sequence/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.properties.newline_sequence.type,parentSchema:schema37.properties.newline_sequence,data:data8};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!((((((data8 === "\n") || (data8 === "\r")) || (data8 === "\r\n")) || (data8 === "\\n")) || (data8 === "\\r")) || (data8 === "\\r\\n"))){
const err15 = {instancePath:instancePath+"/newline_sequence",schemaPath:"#/properties/newline_sequence/enum",keyword:"enum",params:{allowedValues: schema37.properties.newline_sequence.enum},message:"must be equal to one of the allowed values",schema:schema37.properties.newline_sequence.enum,parentSchema:schema37.properties.newline_sequence,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.output_encoding !== undefined){
let data9 = data.output_encoding;
if(typeof data9 !== "string"){
const err16 = {instancePath:instancePath+"/output_encoding",schemaPath:"#/properties/output_encoding/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.properties.output_encoding.type,parentSchema:schema37.properties.output_encoding,data:data9};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(!(((data9 === "utf-8") || (data9 === "UTF-8")) || (data9 === "utf8"))){
const err17 = {instancePath:instancePath+"/output_encoding",schemaPath:"#/properties/output_encoding/enum",keyword:"enum",params:{allowedValues: schema37.properties.output_encoding.enum},message:"must be equal to one of the allowed values",schema:schema37.properties.output_encoding.enum,parentSchema:schema37.properties.output_encoding,data:data9};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.mode !== undefined){
let data10 = data.mode;
if(typeof data10 === "string"){
if(!pattern3.test(data10)){
const err18 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/pattern",keyword:"pattern",params:{pattern: "^(preserve|0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$"},message:"must match pattern \""+"^(preserve|0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$"+"\"",schema:"^(preserve|0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$",parentSchema:schema37.properties.mode,data:data10};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.properties.mode.type,parentSchema:schema37.properties.mode,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.owner !== undefined){
let data11 = data.owner;
if(typeof data11 === "string"){
if(data11.length < 1){
const err20 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema37.properties.owner,data:data11};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.properties.owner.type,parentSchema:schema37.properties.owner,data:data11};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.group !== undefined){
let data12 = data.group;
if(typeof data12 === "string"){
if(data12.length < 1){
const err22 = {instancePath:instancePath+"/group",schemaPath:"#/properties/group/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema37.properties.group,data:data12};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/group",schemaPath:"#/properties/group/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.properties.group.type,parentSchema:schema37.properties.group,data:data12};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema37.type,parentSchema:schema37,data};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
validate36.errors = vErrors;
return errors === 0;
}

export const validate_uri = validate37;
const schema38 = {"type":"object","additionalProperties":false,"properties":{"url":{"type":"string","minLength":1,"pattern":"^https?://"},"method":{"type":"string","pattern":"^[A-Za-z]+$"},"body":{},"body_format":{"type":"string","enum":["raw","json","form-urlencoded"]},"headers":{"type":"object","additionalProperties":{"type":["string","number","boolean"]}},"status_code":{"type":"array","items":{"type":"integer"}},"return_content":{"type":"boolean"},"dest":{"type":"string","minLength":1},"creates":{"type":"string","minLength":1},"removes":{"type":"string","minLength":1},"follow_redirects":{"type":"string","enum":["all","yes","none","no","safe","urllib2"]},"timeout":{"type":"number","minimum":0},"validate_certs":{"type":"boolean"},"url_username":{"type":"string","minLength":1},"user":{"type":"string"},"url_password":{"type":"string"},"password":{"type":"string"},"force_basic_auth":{"type":"boolean"},"force":{"type":"boolean"},"http_agent":{"type":"string"},"unix_socket":{"type":"string","minLength":1},"ca_path":{"type":"string","minLength":1},"client_cert":{"type":"string","minLength":1},"client_key":{"type":"string","minLength":1},"mode":{"type":"string","pattern":"^(0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$"},"owner":{"type":"string","minLength":1},"group":{"type":"string","minLength":1}},"required":["url"]};
const pattern14 = new RegExp("^https?://", "u");
const pattern15 = new RegExp("^[A-Za-z]+$", "u");

function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.url === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "url"},message:"must have required property '"+"url"+"'",schema:schema38.required,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema38.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.url !== undefined){
let data0 = data.url;
if(typeof data0 === "string"){
if(data0.length < 1){
const err2 = {instancePath:instancePath+"/url",schemaPath:"#/properties/url/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema38.properties.url,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern14.test(data0)){
const err3 = {instancePath:instancePath+"/url",schemaPath:"#/properties/url/pattern",keyword:"pattern",params:{pattern: "^https?://"},message:"must match pattern \""+"^https?://"+"\"",schema:"^https?://",parentSchema:schema38.properties.url,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/url",schemaPath:"#/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.url.type,parentSchema:schema38.properties.url,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.method !== undefined){
let data1 = data.method;
if(typeof data1 === "string"){
if(!pattern15.test(data1)){
const err5 = {instancePath:instancePath+"/method",schemaPath:"#/properties/method/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z]+$"},message:"must match pattern \""+"^[A-Za-z]+$"+"\"",schema:"^[A-Za-z]+$",parentSchema:schema38.properties.method,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/method",schemaPath:"#/properties/method/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.method.type,parentSchema:schema38.properties.method,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.body_format !== undefined){
let data2 = data.body_format;
if(typeof data2 !== "string"){
const err7 = {instancePath:instancePath+"/body_format",schemaPath:"#/properties/body_format/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.body_format.type,parentSchema:schema38.properties.body_format,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!(((data2 === "raw") || (data2 === "json")) || (data2 === "form-urlencoded"))){
const err8 = {instancePath:instancePath+"/body_format",schemaPath:"#/properties/body_format/enum",keyword:"enum",params:{allowedValues: schema38.properties.body_format.enum},message:"must be equal to one of the allowed values",schema:schema38.properties.body_format.enum,parentSchema:schema38.properties.body_format,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.headers !== undefined){
let data3 = data.headers;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
for(const key1 in data3){
let data4 = data3[key1];
if(((typeof data4 !== "string") && (!((typeof data4 == "number") && (isFinite(data4))))) && (typeof data4 !== "boolean")){
const err9 = {instancePath:instancePath+"/headers/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/headers/additionalProperties/type",keyword:"type",params:{type: schema38.properties.headers.additionalProperties.type},message:"must be string,number,boolean",schema:schema38.properties.headers.additionalProperties.type,parentSchema:schema38.properties.headers.additionalProperties,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath:instancePath+"/headers",schemaPath:"#/properties/headers/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema38.properties.headers.type,parentSchema:schema38.properties.headers,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.status_code !== undefined){
let data5 = data.status_code;
if(Array.isArray(data5)){
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err11 = {instancePath:instancePath+"/status_code/" + i0,schemaPath:"#/properties/status_code/items/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema38.properties.status_code.items.type,parentSchema:schema38.properties.status_code.items,data:data6};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/status_code",schemaPath:"#/properties/status_code/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema38.properties.status_code.type,parentSchema:schema38.properties.status_code,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.return_content !== undefined){
let data7 = data.return_content;
if(typeof data7 !== "boolean"){
const err13 = {instancePath:instancePath+"/return_content",schemaPath:"#/properties/return_content/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema38.properties.return_content.type,parentSchema:schema38.properties.return_content,data:data7};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.dest !== undefined){
let data8 = data.dest;
if(typeof data8 === "string"){
if(data8.length < 1){
const err14 = {instancePath:instancePath+"/dest",schemaPath:"#/properties/dest/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema38.properties.dest,data:data8};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/dest",schemaPath:"#/properties/dest/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.dest.type,parentSchema:schema38.properties.dest,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.creates !== undefined){
let data9 = data.creates;
if(typeof data9 === "string"){
if(data9.length < 1){
const err16 = {instancePath:instancePath+"/creates",schemaPath:"#/properties/creates/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema38.properties.creates,data:data9};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/creates",schemaPath:"#/properties/creates/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.creates.type,parentSchema:schema38.properties.creates,data:data9};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.removes !== undefined){
let data10 = data.removes;
if(typeof data10 === "string"){
if(data10.length < 1){
const err18 = {instancePath:instancePath+"/removes",schemaPath:"#/properties/removes/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema38.properties.removes,data:data10};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/removes",schemaPath:"#/properties/removes/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.removes.type,parentSchema:schema38.properties.removes,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.follow_redirects !== undefined){
let data11 = data.follow_redirects;
if(typeof data11 !== "string"){
const err20 = {instancePath:instancePath+"/follow_redirects",schemaPath:"#/properties/follow_redirects/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.follow_redirects.type,parentSchema:schema38.properties.follow_redirects,data:data11};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(!((((((data11 === "all") || (data11 === "yes")) || (data11 === "none")) || (data11 === "no")) || (data11 === "safe")) || (data11 === "urllib2"))){
const err21 = {instancePath:instancePath+"/follow_redirects",schemaPath:"#/properties/follow_redirects/enum",keyword:"enum",params:{allowedValues: schema38.properties.follow_redirects.enum},message:"must be equal to one of the allowed values",schema:schema38.properties.follow_redirects.enum,parentSchema:schema38.properties.follow_redirects,data:data11};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.timeout !== undefined){
let data12 = data.timeout;
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 < 0 || isNaN(data12)){
const err22 = {instancePath:instancePath+"/timeout",schemaPath:"#/properties/timeout/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema38.properties.timeout,data:data12};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/timeout",schemaPath:"#/properties/timeout/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema38.properties.timeout.type,parentSchema:schema38.properties.timeout,data:data12};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.validate_certs !== undefined){
let data13 = data.validate_certs;
if(typeof data13 !== "boolean"){
const err24 = {instancePath:instancePath+"/validate_certs",schemaPath:"#/properties/validate_certs/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema38.properties.validate_certs.type,parentSchema:schema38.properties.validate_certs,data:data13};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.url_username !== undefined){
let data14 = data.url_username;
if(typeof data14 === "string"){
if(data14.length < 1){
const err25 = {instancePath:instancePath+"/url_username",schemaPath:"#/properties/url_username/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema38.properties.url_username,data:data14};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/url_username",schemaPath:"#/properties/url_username/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.url_username.type,parentSchema:schema38.properties.url_username,data:data14};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.user !== undefined){
let data15 = data.user;
if(typeof data15 !== "string"){
const err27 = {instancePath:instancePath+"/user",schemaPath:"#/properties/user/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.user.type,parentSchema:schema38.properties.user,data:data15};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.url_password !== undefined){
let data16 = data.url_password;
if(typeof data16 !== "string"){
const err28 = {instancePath:instancePath+"/url_password",schemaPath:"#/properties/url_password/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.url_password.type,parentSchema:schema38.properties.url_password,data:data16};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.password !== undefined){
let data17 = data.password;
if(typeof data17 !== "string"){
const err29 = {instancePath:instancePath+"/password",schemaPath:"#/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.password.type,parentSchema:schema38.properties.password,data:data17};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.force_basic_auth !== undefined){
let data18 = data.force_basic_auth;
if(typeof data18 !== "boolean"){
const err30 = {instancePath:instancePath+"/force_basic_auth",schemaPath:"#/properties/force_basic_auth/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema38.properties.force_basic_auth.type,parentSchema:schema38.properties.force_basic_auth,data:data18};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.force !== undefined){
let data19 = data.force;
if(typeof data19 !== "boolean"){
const err31 = {instancePath:instancePath+"/force",schemaPath:"#/properties/force/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema38.properties.force.type,parentSchema:schema38.properties.force,data:data19};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.http_agent !== undefined){
let data20 = data.http_agent;
if(typeof data20 !== "string"){
const err32 = {instancePath:instancePath+"/http_agent",schemaPath:"#/properties/http_agent/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.http_agent.type,parentSchema:schema38.properties.http_agent,data:data20};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.unix_socket !== undefined){
let data21 = data.unix_socket;
if(typeof data21 === "string"){
if(data21.length < 1){
const err33 = {instancePath:instancePath+"/unix_socket",schemaPath:"#/properties/unix_socket/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema38.properties.unix_socket,data:data21};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
else {
const err34 = {instancePath:instancePath+"/unix_socket",schemaPath:"#/properties/unix_socket/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.unix_socket.type,parentSchema:schema38.properties.unix_socket,data:data21};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data.ca_path !== undefined){
let data22 = data.ca_path;
if(typeof data22 === "string"){
if(data22.length < 1){
const err35 = {instancePath:instancePath+"/ca_path",schemaPath:"#/properties/ca_path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema38.properties.ca_path,data:data22};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
else {
const err36 = {instancePath:instancePath+"/ca_path",schemaPath:"#/properties/ca_path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.ca_path.type,parentSchema:schema38.properties.ca_path,data:data22};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data.client_cert !== undefined){
let data23 = data.client_cert;
if(typeof data23 === "string"){
if(data23.length < 1){
const err37 = {instancePath:instancePath+"/client_cert",schemaPath:"#/properties/client_cert/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema38.properties.client_cert,data:data23};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
else {
const err38 = {instancePath:instancePath+"/client_cert",schemaPath:"#/properties/client_cert/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.client_cert.type,parentSchema:schema38.properties.client_cert,data:data23};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data.client_key !== undefined){
let data24 = data.client_key;
if(typeof data24 === "string"){
if(data24.length < 1){
const err39 = {instancePath:instancePath+"/client_key",schemaPath:"#/properties/client_key/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema38.properties.client_key,data:data24};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
else {
const err40 = {instancePath:instancePath+"/client_key",schemaPath:"#/properties/client_key/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.client_key.type,parentSchema:schema38.properties.client_key,data:data24};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data.mode !== undefined){
let data25 = data.mode;
if(typeof data25 === "string"){
if(!pattern0.test(data25)){
const err41 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/pattern",keyword:"pattern",params:{pattern: "^(0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$"},message:"must match pattern \""+"^(0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$"+"\"",schema:"^(0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$",parentSchema:schema38.properties.mode,data:data25};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
else {
const err42 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.mode.type,parentSchema:schema38.properties.mode,data:data25};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data.owner !== undefined){
let data26 = data.owner;
if(typeof data26 === "string"){
if(data26.length < 1){
const err43 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema38.properties.owner,data:data26};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
else {
const err44 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.owner.type,parentSchema:schema38.properties.owner,data:data26};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data.group !== undefined){
let data27 = data.group;
if(typeof data27 === "string"){
if(data27.length < 1){
const err45 = {instancePath:instancePath+"/group",schemaPath:"#/properties/group/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema38.properties.group,data:data27};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
else {
const err46 = {instancePath:instancePath+"/group",schemaPath:"#/properties/group/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.group.type,parentSchema:schema38.properties.group,data:data27};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
}
else {
const err47 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema38.type,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
validate37.errors = vErrors;
return errors === 0;
}

export const validate_vip = validate38;
const schema39 = {"type":"object","additionalProperties":false,"properties":{"address":{"type":"string","format":"ip-interface"},"from":{"type":"string","format":"host-name"},"to":{"type":"string","format":"host-name"},"moves":{"type":"array","minItems":1,"items":{"type":"object","additionalProperties":false,"required":["address"],"properties":{"address":{"type":"string","format":"ip-interface"},"from":{"type":"string","format":"host-name"},"to":{"type":"string","format":"host-name"},"interface":{"type":"string","format":"interface-name"},"label":{"type":"string","format":"interface-label"},"prefix":{"type":"integer","minimum":0,"maximum":128},"persist":{"type":"string","enum":["auto","alias","up-down","stanza","none"]},"file":{"type":"string","pattern":"^/"},"announce":{"type":"integer","minimum":1,"maximum":20},"flush":{"type":"array","items":{"type":"string"}},"service":{"type":"string","minLength":1},"port":{"type":"integer","minimum":1,"maximum":65535},"drain":{"type":"number","minimum":0,"maximum":86400},"connections":{"type":"string","enum":["keep","drop"]}}}},"state":{"type":"string","enum":["present","absent"]},"interface":{"type":"string","format":"interface-name"},"label":{"type":"string","format":"interface-label"},"prefix":{"type":"integer","minimum":0,"maximum":128},"strategy":{"type":"string","enum":["make-before-break","break-before-make"]},"persist":{"type":"string","enum":["auto","alias","up-down","stanza","none"]},"file":{"type":"string","pattern":"^/"},"announce":{"type":"integer","minimum":1,"maximum":20},"flush":{"type":"array","items":{"type":"string"}},"neighbours":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["address","kind"],"properties":{"address":{"type":"string","format":"ip-address"},"kind":{"type":"string","enum":["cisco-ios","junos","linux","other"]}}}},"names":{"type":"array","items":{"type":"string","pattern":"^[A-Za-z0-9_]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?\\.?$"}},"service":{"type":"string","minLength":1},"port":{"type":"integer","minimum":1,"maximum":65535},"drain":{"type":"number","minimum":0,"maximum":86400},"connections":{"type":"string","enum":["keep","drop"]},"confirm":{"type":["string","integer"],"minimum":1,"maximum":86400,"pattern":"^[1-9][0-9]{0,4}[smh]?$"},"bridge":{"type":"string","enum":["dnat"]},"bridge_for":{"type":["string","integer"],"minimum":1,"maximum":2592000,"pattern":"^[1-9][0-9]{0,6}[smhd]?$"},"watch":{"type":["string","integer"],"minimum":0,"maximum":3600,"pattern":"^(0|[1-9][0-9]{0,3})[sm]?$"},"lease":{"type":"integer","minimum":5,"maximum":600},"overrule":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["code","reason"],"properties":{"code":{"type":"string","pattern":"^[A-Z]{3}[0-9]{3}$"},"reason":{"type":"string","minLength":1}}}}},"dependencies":{"bridge_for":["bridge"]},"allOf":[{"not":{"required":["from","state"]}},{"not":{"required":["to","state"]}},{"not":{"required":["bridge","state"]}},{"not":{"required":["moves","address"]}},{"not":{"required":["moves","state"]}},{"not":{"required":["moves","label"]}},{"anyOf":[{"required":["from"]},{"required":["to"]},{"required":["state"]},{"required":["moves"]}]},{"if":{"required":["moves"]},"else":{"required":["address"],"dependencies":{"from":["to"],"to":["from"]}}}]};
const pattern19 = new RegExp("^[A-Za-z0-9_]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?\\.?$", "u");
const pattern20 = new RegExp("^[1-9][0-9]{0,4}[smh]?$", "u");
const pattern21 = new RegExp("^[1-9][0-9]{0,6}[smhd]?$", "u");
const pattern22 = new RegExp("^(0|[1-9][0-9]{0,3})[sm]?$", "u");
const pattern23 = new RegExp("^[A-Z]{3}[0-9]{3}$", "u");

function validate38(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs2 = errors;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.from === undefined) && (missing0 = "from")) || ((data.state === undefined) && (missing0 = "state"))){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid1 = _errs3 === errors;
if(valid1){
const err1 = {instancePath,schemaPath:"#/allOf/0/not",keyword:"not",params:{},message:"must NOT be valid",schema:schema39.allOf[0].not,parentSchema:schema39.allOf[0],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
const _errs5 = errors;
const _errs6 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if(((data.to === undefined) && (missing1 = "to")) || ((data.state === undefined) && (missing1 = "state"))){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var valid2 = _errs6 === errors;
if(valid2){
const err3 = {instancePath,schemaPath:"#/allOf/1/not",keyword:"not",params:{},message:"must NOT be valid",schema:schema39.allOf[1].not,parentSchema:schema39.allOf[1],data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
errors = _errs5;
if(vErrors !== null){
if(_errs5){
vErrors.length = _errs5;
}
else {
vErrors = null;
}
}
}
const _errs8 = errors;
const _errs9 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if(((data.bridge === undefined) && (missing2 = "bridge")) || ((data.state === undefined) && (missing2 = "state"))){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var valid3 = _errs9 === errors;
if(valid3){
const err5 = {instancePath,schemaPath:"#/allOf/2/not",keyword:"not",params:{},message:"must NOT be valid",schema:schema39.allOf[2].not,parentSchema:schema39.allOf[2],data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
errors = _errs8;
if(vErrors !== null){
if(_errs8){
vErrors.length = _errs8;
}
else {
vErrors = null;
}
}
}
const _errs11 = errors;
const _errs12 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if(((data.moves === undefined) && (missing3 = "moves")) || ((data.address === undefined) && (missing3 = "address"))){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
var valid4 = _errs12 === errors;
if(valid4){
const err7 = {instancePath,schemaPath:"#/allOf/3/not",keyword:"not",params:{},message:"must NOT be valid",schema:schema39.allOf[3].not,parentSchema:schema39.allOf[3],data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
else {
errors = _errs11;
if(vErrors !== null){
if(_errs11){
vErrors.length = _errs11;
}
else {
vErrors = null;
}
}
}
const _errs14 = errors;
const _errs15 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing4;
if(((data.moves === undefined) && (missing4 = "moves")) || ((data.state === undefined) && (missing4 = "state"))){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
var valid5 = _errs15 === errors;
if(valid5){
const err9 = {instancePath,schemaPath:"#/allOf/4/not",keyword:"not",params:{},message:"must NOT be valid",schema:schema39.allOf[4].not,parentSchema:schema39.allOf[4],data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
else {
errors = _errs14;
if(vErrors !== null){
if(_errs14){
vErrors.length = _errs14;
}
else {
vErrors = null;
}
}
}
const _errs17 = errors;
const _errs18 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing5;
if(((data.moves === undefined) && (missing5 = "moves")) || ((data.label === undefined) && (missing5 = "label"))){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
var valid6 = _errs18 === errors;
if(valid6){
const err11 = {instancePath,schemaPath:"#/allOf/5/not",keyword:"not",params:{},message:"must NOT be valid",schema:schema39.allOf[5].not,parentSchema:schema39.allOf[5],data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
else {
errors = _errs17;
if(vErrors !== null){
if(_errs17){
vErrors.length = _errs17;
}
else {
vErrors = null;
}
}
}
const _errs20 = errors;
let valid7 = false;
const _errs21 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.from === undefined){
const err12 = {instancePath,schemaPath:"#/allOf/6/anyOf/0/required",keyword:"required",params:{missingProperty: "from"},message:"must have required property '"+"from"+"'",schema:schema39.allOf[6].anyOf[0].required,parentSchema:schema39.allOf[6].anyOf[0],data};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
var _valid0 = _errs21 === errors;
valid7 = valid7 || _valid0;
if(!valid7){
const _errs22 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.to === undefined){
const err13 = {instancePath,schemaPath:"#/allOf/6/anyOf/1/required",keyword:"required",params:{missingProperty: "to"},message:"must have required property '"+"to"+"'",schema:schema39.allOf[6].anyOf[1].required,parentSchema:schema39.allOf[6].anyOf[1],data};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
var _valid0 = _errs22 === errors;
valid7 = valid7 || _valid0;
if(!valid7){
const _errs23 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.state === undefined){
const err14 = {instancePath,schemaPath:"#/allOf/6/anyOf/2/required",keyword:"required",params:{missingProperty: "state"},message:"must have required property '"+"state"+"'",schema:schema39.allOf[6].anyOf[2].required,parentSchema:schema39.allOf[6].anyOf[2],data};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
var _valid0 = _errs23 === errors;
valid7 = valid7 || _valid0;
if(!valid7){
const _errs24 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.moves === undefined){
const err15 = {instancePath,schemaPath:"#/allOf/6/anyOf/3/required",keyword:"required",params:{missingProperty: "moves"},message:"must have required property '"+"moves"+"'",schema:schema39.allOf[6].anyOf[3].required,parentSchema:schema39.allOf[6].anyOf[3],data};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
var _valid0 = _errs24 === errors;
valid7 = valid7 || _valid0;
}
}
}
if(!valid7){
const err16 = {instancePath,schemaPath:"#/allOf/6/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema39.allOf[6].anyOf,parentSchema:schema39.allOf[6],data};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
else {
errors = _errs20;
if(vErrors !== null){
if(_errs20){
vErrors.length = _errs20;
}
else {
vErrors = null;
}
}
}
const _errs26 = errors;
let valid8 = true;
const _errs27 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing6;
if((data.moves === undefined) && (missing6 = "moves")){
const err17 = {};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
var _valid1 = _errs27 === errors;
errors = _errs26;
if(vErrors !== null){
if(_errs26){
vErrors.length = _errs26;
}
else {
vErrors = null;
}
}
if(!_valid1){
const _errs28 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.address === undefined){
const err18 = {instancePath,schemaPath:"#/allOf/7/else/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'",schema:schema39.allOf[7].else.required,parentSchema:schema39.allOf[7].else,data};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data.from !== undefined){
if(data.to === undefined){
const err19 = {instancePath,schemaPath:"#/allOf/7/else/dependencies",keyword:"dependencies",params:{property: "from",
    missingProperty: "to",
    depsCount: 1,
    deps: "to"},message:"must have property to when property from is present",schema:schema39.allOf[7].else.dependencies,parentSchema:schema39.allOf[7].else,data};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.to !== undefined){
if(data.from === undefined){
const err20 = {instancePath,schemaPath:"#/allOf/7/else/dependencies",keyword:"dependencies",params:{property: "to",
    missingProperty: "from",
    depsCount: 1,
    deps: "from"},message:"must have property from when property to is present",schema:schema39.allOf[7].else.dependencies,parentSchema:schema39.allOf[7].else,data};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
var _valid1 = _errs28 === errors;
valid8 = _valid1;
}
if(!valid8){
const err21 = {instancePath,schemaPath:"#/allOf/7/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema39.allOf[7].if,parentSchema:schema39.allOf[7],data};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema39.properties, key0))){
const err22 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.bridge_for !== undefined){
if(data.bridge === undefined){
const err23 = {instancePath,schemaPath:"#/dependencies",keyword:"dependencies",params:{property: "bridge_for",
    missingProperty: "bridge",
    depsCount: 1,
    deps: "bridge"},message:"must have property bridge when property bridge_for is present",schema:schema39.dependencies,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.address !== undefined){
let data0 = data.address;
if(!(typeof data0 === "string")){
const err24 = {instancePath:instancePath+"/address",schemaPath:"#/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.address.type,parentSchema:schema39.properties.address,data:data0};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.from !== undefined){
let data1 = data.from;
if(!(typeof data1 === "string")){
const err25 = {instancePath:instancePath+"/from",schemaPath:"#/properties/from/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.from.type,parentSchema:schema39.properties.from,data:data1};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.to !== undefined){
let data2 = data.to;
if(!(typeof data2 === "string")){
const err26 = {instancePath:instancePath+"/to",schemaPath:"#/properties/to/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.to.type,parentSchema:schema39.properties.to,data:data2};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.moves !== undefined){
let data3 = data.moves;
if(Array.isArray(data3)){
if(data3.length < 1){
const err27 = {instancePath:instancePath+"/moves",schemaPath:"#/properties/moves/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema39.properties.moves,data:data3};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.address === undefined){
const err28 = {instancePath:instancePath+"/moves/" + i0,schemaPath:"#/properties/moves/items/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'",schema:schema39.properties.moves.items.required,parentSchema:schema39.properties.moves.items,data:data4};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
for(const key1 in data4){
if(!(func2.call(schema39.properties.moves.items.properties, key1))){
const err29 = {instancePath:instancePath+"/moves/" + i0,schemaPath:"#/properties/moves/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema39.properties.moves.items,data:data4};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data4.address !== undefined){
let data5 = data4.address;
if(!(typeof data5 === "string")){
const err30 = {instancePath:instancePath+"/moves/" + i0+"/address",schemaPath:"#/properties/moves/items/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.moves.items.properties.address.type,parentSchema:schema39.properties.moves.items.properties.address,data:data5};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data4.from !== undefined){
let data6 = data4.from;
if(!(typeof data6 === "string")){
const err31 = {instancePath:instancePath+"/moves/" + i0+"/from",schemaPath:"#/properties/moves/items/properties/from/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.moves.items.properties.from.type,parentSchema:schema39.properties.moves.items.properties.from,data:data6};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data4.to !== undefined){
let data7 = data4.to;
if(!(typeof data7 === "string")){
const err32 = {instancePath:instancePath+"/moves/" + i0+"/to",schemaPath:"#/properties/moves/items/properties/to/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.moves.items.properties.to.type,parentSchema:schema39.properties.moves.items.properties.to,data:data7};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data4.interface !== undefined){
let data8 = data4.interface;
if(!(typeof data8 === "string")){
const err33 = {instancePath:instancePath+"/moves/" + i0+"/interface",schemaPath:"#/properties/moves/items/properties/interface/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.moves.items.properties.interface.type,parentSchema:schema39.properties.moves.items.properties.interface,data:data8};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data4.label !== undefined){
let data9 = data4.label;
if(!(typeof data9 === "string")){
const err34 = {instancePath:instancePath+"/moves/" + i0+"/label",schemaPath:"#/properties/moves/items/properties/label/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.moves.items.properties.label.type,parentSchema:schema39.properties.moves.items.properties.label,data:data9};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data4.prefix !== undefined){
let data10 = data4.prefix;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err35 = {instancePath:instancePath+"/moves/" + i0+"/prefix",schemaPath:"#/properties/moves/items/properties/prefix/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.moves.items.properties.prefix.type,parentSchema:schema39.properties.moves.items.properties.prefix,data:data10};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 128 || isNaN(data10)){
const err36 = {instancePath:instancePath+"/moves/" + i0+"/prefix",schemaPath:"#/properties/moves/items/properties/prefix/maximum",keyword:"maximum",params:{comparison: "<=", limit: 128},message:"must be <= 128",schema:128,parentSchema:schema39.properties.moves.items.properties.prefix,data:data10};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(data10 < 0 || isNaN(data10)){
const err37 = {instancePath:instancePath+"/moves/" + i0+"/prefix",schemaPath:"#/properties/moves/items/properties/prefix/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema39.properties.moves.items.properties.prefix,data:data10};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
}
if(data4.persist !== undefined){
let data11 = data4.persist;
if(typeof data11 !== "string"){
const err38 = {instancePath:instancePath+"/moves/" + i0+"/persist",schemaPath:"#/properties/moves/items/properties/persist/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.moves.items.properties.persist.type,parentSchema:schema39.properties.moves.items.properties.persist,data:data11};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(!(((((data11 === "auto") || (data11 === "alias")) || (data11 === "up-down")) || (data11 === "stanza")) || (data11 === "none"))){
const err39 = {instancePath:instancePath+"/moves/" + i0+"/persist",schemaPath:"#/properties/moves/items/properties/persist/enum",keyword:"enum",params:{allowedValues: schema39.properties.moves.items.properties.persist.enum},message:"must be equal to one of the allowed values",schema:schema39.properties.moves.items.properties.persist.enum,parentSchema:schema39.properties.moves.items.properties.persist,data:data11};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data4.file !== undefined){
let data12 = data4.file;
if(typeof data12 === "string"){
if(!pattern5.test(data12)){
const err40 = {instancePath:instancePath+"/moves/" + i0+"/file",schemaPath:"#/properties/moves/items/properties/file/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\"",schema:"^/",parentSchema:schema39.properties.moves.items.properties.file,data:data12};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
else {
const err41 = {instancePath:instancePath+"/moves/" + i0+"/file",schemaPath:"#/properties/moves/items/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.moves.items.properties.file.type,parentSchema:schema39.properties.moves.items.properties.file,data:data12};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data4.announce !== undefined){
let data13 = data4.announce;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
const err42 = {instancePath:instancePath+"/moves/" + i0+"/announce",schemaPath:"#/properties/moves/items/properties/announce/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.moves.items.properties.announce.type,parentSchema:schema39.properties.moves.items.properties.announce,data:data13};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 20 || isNaN(data13)){
const err43 = {instancePath:instancePath+"/moves/" + i0+"/announce",schemaPath:"#/properties/moves/items/properties/announce/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},message:"must be <= 20",schema:20,parentSchema:schema39.properties.moves.items.properties.announce,data:data13};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(data13 < 1 || isNaN(data13)){
const err44 = {instancePath:instancePath+"/moves/" + i0+"/announce",schemaPath:"#/properties/moves/items/properties/announce/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema39.properties.moves.items.properties.announce,data:data13};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
}
if(data4.flush !== undefined){
let data14 = data4.flush;
if(Array.isArray(data14)){
const len1 = data14.length;
for(let i1=0; i1<len1; i1++){
let data15 = data14[i1];
if(typeof data15 !== "string"){
const err45 = {instancePath:instancePath+"/moves/" + i0+"/flush/" + i1,schemaPath:"#/properties/moves/items/properties/flush/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.moves.items.properties.flush.items.type,parentSchema:schema39.properties.moves.items.properties.flush.items,data:data15};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
else {
const err46 = {instancePath:instancePath+"/moves/" + i0+"/flush",schemaPath:"#/properties/moves/items/properties/flush/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema39.properties.moves.items.properties.flush.type,parentSchema:schema39.properties.moves.items.properties.flush,data:data14};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data4.service !== undefined){
let data16 = data4.service;
if(typeof data16 === "string"){
if(data16.length < 1){
const err47 = {instancePath:instancePath+"/moves/" + i0+"/service",schemaPath:"#/properties/moves/items/properties/service/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema39.properties.moves.items.properties.service,data:data16};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
else {
const err48 = {instancePath:instancePath+"/moves/" + i0+"/service",schemaPath:"#/properties/moves/items/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.moves.items.properties.service.type,parentSchema:schema39.properties.moves.items.properties.service,data:data16};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data4.port !== undefined){
let data17 = data4.port;
if(!(((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17))) && (isFinite(data17)))){
const err49 = {instancePath:instancePath+"/moves/" + i0+"/port",schemaPath:"#/properties/moves/items/properties/port/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.moves.items.properties.port.type,parentSchema:schema39.properties.moves.items.properties.port,data:data17};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 > 65535 || isNaN(data17)){
const err50 = {instancePath:instancePath+"/moves/" + i0+"/port",schemaPath:"#/properties/moves/items/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535",schema:65535,parentSchema:schema39.properties.moves.items.properties.port,data:data17};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(data17 < 1 || isNaN(data17)){
const err51 = {instancePath:instancePath+"/moves/" + i0+"/port",schemaPath:"#/properties/moves/items/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema39.properties.moves.items.properties.port,data:data17};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
}
if(data4.drain !== undefined){
let data18 = data4.drain;
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 > 86400 || isNaN(data18)){
const err52 = {instancePath:instancePath+"/moves/" + i0+"/drain",schemaPath:"#/properties/moves/items/properties/drain/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400},message:"must be <= 86400",schema:86400,parentSchema:schema39.properties.moves.items.properties.drain,data:data18};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if(data18 < 0 || isNaN(data18)){
const err53 = {instancePath:instancePath+"/moves/" + i0+"/drain",schemaPath:"#/properties/moves/items/properties/drain/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema39.properties.moves.items.properties.drain,data:data18};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
else {
const err54 = {instancePath:instancePath+"/moves/" + i0+"/drain",schemaPath:"#/properties/moves/items/properties/drain/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema39.properties.moves.items.properties.drain.type,parentSchema:schema39.properties.moves.items.properties.drain,data:data18};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data4.connections !== undefined){
let data19 = data4.connections;
if(typeof data19 !== "string"){
const err55 = {instancePath:instancePath+"/moves/" + i0+"/connections",schemaPath:"#/properties/moves/items/properties/connections/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.moves.items.properties.connections.type,parentSchema:schema39.properties.moves.items.properties.connections,data:data19};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(!((data19 === "keep") || (data19 === "drop"))){
const err56 = {instancePath:instancePath+"/moves/" + i0+"/connections",schemaPath:"#/properties/moves/items/properties/connections/enum",keyword:"enum",params:{allowedValues: schema39.properties.moves.items.properties.connections.enum},message:"must be equal to one of the allowed values",schema:schema39.properties.moves.items.properties.connections.enum,parentSchema:schema39.properties.moves.items.properties.connections,data:data19};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
}
else {
const err57 = {instancePath:instancePath+"/moves/" + i0,schemaPath:"#/properties/moves/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema39.properties.moves.items.type,parentSchema:schema39.properties.moves.items,data:data4};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
}
else {
const err58 = {instancePath:instancePath+"/moves",schemaPath:"#/properties/moves/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema39.properties.moves.type,parentSchema:schema39.properties.moves,data:data3};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data.state !== undefined){
let data20 = data.state;
if(typeof data20 !== "string"){
const err59 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.state.type,parentSchema:schema39.properties.state,data:data20};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(!((data20 === "present") || (data20 === "absent"))){
const err60 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/enum",keyword:"enum",params:{allowedValues: schema39.properties.state.enum},message:"must be equal to one of the allowed values",schema:schema39.properties.state.enum,parentSchema:schema39.properties.state,data:data20};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data.interface !== undefined){
let data21 = data.interface;
if(!(typeof data21 === "string")){
const err61 = {instancePath:instancePath+"/interface",schemaPath:"#/properties/interface/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.interface.type,parentSchema:schema39.properties.interface,data:data21};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data.label !== undefined){
let data22 = data.label;
if(!(typeof data22 === "string")){
const err62 = {instancePath:instancePath+"/label",schemaPath:"#/properties/label/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.label.type,parentSchema:schema39.properties.label,data:data22};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data.prefix !== undefined){
let data23 = data.prefix;
if(!(((typeof data23 == "number") && (!(data23 % 1) && !isNaN(data23))) && (isFinite(data23)))){
const err63 = {instancePath:instancePath+"/prefix",schemaPath:"#/properties/prefix/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.prefix.type,parentSchema:schema39.properties.prefix,data:data23};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
if((typeof data23 == "number") && (isFinite(data23))){
if(data23 > 128 || isNaN(data23)){
const err64 = {instancePath:instancePath+"/prefix",schemaPath:"#/properties/prefix/maximum",keyword:"maximum",params:{comparison: "<=", limit: 128},message:"must be <= 128",schema:128,parentSchema:schema39.properties.prefix,data:data23};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if(data23 < 0 || isNaN(data23)){
const err65 = {instancePath:instancePath+"/prefix",schemaPath:"#/properties/prefix/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema39.properties.prefix,data:data23};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
}
if(data.strategy !== undefined){
let data24 = data.strategy;
if(typeof data24 !== "string"){
const err66 = {instancePath:instancePath+"/strategy",schemaPath:"#/properties/strategy/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.strategy.type,parentSchema:schema39.properties.strategy,data:data24};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
if(!((data24 === "make-before-break") || (data24 === "break-before-make"))){
const err67 = {instancePath:instancePath+"/strategy",schemaPath:"#/properties/strategy/enum",keyword:"enum",params:{allowedValues: schema39.properties.strategy.enum},message:"must be equal to one of the allowed values",schema:schema39.properties.strategy.enum,parentSchema:schema39.properties.strategy,data:data24};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data.persist !== undefined){
let data25 = data.persist;
if(typeof data25 !== "string"){
const err68 = {instancePath:instancePath+"/persist",schemaPath:"#/properties/persist/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.persist.type,parentSchema:schema39.properties.persist,data:data25};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
if(!(((((data25 === "auto") || (data25 === "alias")) || (data25 === "up-down")) || (data25 === "stanza")) || (data25 === "none"))){
const err69 = {instancePath:instancePath+"/persist",schemaPath:"#/properties/persist/enum",keyword:"enum",params:{allowedValues: schema39.properties.persist.enum},message:"must be equal to one of the allowed values",schema:schema39.properties.persist.enum,parentSchema:schema39.properties.persist,data:data25};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(data.file !== undefined){
let data26 = data.file;
if(typeof data26 === "string"){
if(!pattern5.test(data26)){
const err70 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\"",schema:"^/",parentSchema:schema39.properties.file,data:data26};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
else {
const err71 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.file.type,parentSchema:schema39.properties.file,data:data26};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data.announce !== undefined){
let data27 = data.announce;
if(!(((typeof data27 == "number") && (!(data27 % 1) && !isNaN(data27))) && (isFinite(data27)))){
const err72 = {instancePath:instancePath+"/announce",schemaPath:"#/properties/announce/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.announce.type,parentSchema:schema39.properties.announce,data:data27};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
if((typeof data27 == "number") && (isFinite(data27))){
if(data27 > 20 || isNaN(data27)){
const err73 = {instancePath:instancePath+"/announce",schemaPath:"#/properties/announce/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},message:"must be <= 20",schema:20,parentSchema:schema39.properties.announce,data:data27};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
if(data27 < 1 || isNaN(data27)){
const err74 = {instancePath:instancePath+"/announce",schemaPath:"#/properties/announce/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema39.properties.announce,data:data27};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
}
if(data.flush !== undefined){
let data28 = data.flush;
if(Array.isArray(data28)){
const len2 = data28.length;
for(let i2=0; i2<len2; i2++){
let data29 = data28[i2];
if(typeof data29 !== "string"){
const err75 = {instancePath:instancePath+"/flush/" + i2,schemaPath:"#/properties/flush/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.flush.items.type,parentSchema:schema39.properties.flush.items,data:data29};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
}
else {
const err76 = {instancePath:instancePath+"/flush",schemaPath:"#/properties/flush/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema39.properties.flush.type,parentSchema:schema39.properties.flush,data:data28};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data.neighbours !== undefined){
let data30 = data.neighbours;
if(Array.isArray(data30)){
const len3 = data30.length;
for(let i3=0; i3<len3; i3++){
let data31 = data30[i3];
if(data31 && typeof data31 == "object" && !Array.isArray(data31)){
if(data31.address === undefined){
const err77 = {instancePath:instancePath+"/neighbours/" + i3,schemaPath:"#/properties/neighbours/items/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'",schema:schema39.properties.neighbours.items.required,parentSchema:schema39.properties.neighbours.items,data:data31};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
if(data31.kind === undefined){
const err78 = {instancePath:instancePath+"/neighbours/" + i3,schemaPath:"#/properties/neighbours/items/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema39.properties.neighbours.items.required,parentSchema:schema39.properties.neighbours.items,data:data31};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
for(const key2 in data31){
if(!((key2 === "address") || (key2 === "kind"))){
const err79 = {instancePath:instancePath+"/neighbours/" + i3,schemaPath:"#/properties/neighbours/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema39.properties.neighbours.items,data:data31};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
if(data31.address !== undefined){
let data32 = data31.address;
if(!(typeof data32 === "string")){
const err80 = {instancePath:instancePath+"/neighbours/" + i3+"/address",schemaPath:"#/properties/neighbours/items/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.neighbours.items.properties.address.type,parentSchema:schema39.properties.neighbours.items.properties.address,data:data32};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data31.kind !== undefined){
let data33 = data31.kind;
if(typeof data33 !== "string"){
const err81 = {instancePath:instancePath+"/neighbours/" + i3+"/kind",schemaPath:"#/properties/neighbours/items/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.neighbours.items.properties.kind.type,parentSchema:schema39.properties.neighbours.items.properties.kind,data:data33};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
if(!((((data33 === "cisco-ios") || (data33 === "junos")) || (data33 === "linux")) || (data33 === "other"))){
const err82 = {instancePath:instancePath+"/neighbours/" + i3+"/kind",schemaPath:"#/properties/neighbours/items/properties/kind/enum",keyword:"enum",params:{allowedValues: schema39.properties.neighbours.items.properties.kind.enum},message:"must be equal to one of the allowed values",schema:schema39.properties.neighbours.items.properties.kind.enum,parentSchema:schema39.properties.neighbours.items.properties.kind,data:data33};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
}
else {
const err83 = {instancePath:instancePath+"/neighbours/" + i3,schemaPath:"#/properties/neighbours/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema39.properties.neighbours.items.type,parentSchema:schema39.properties.neighbours.items,data:data31};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
}
else {
const err84 = {instancePath:instancePath+"/neighbours",schemaPath:"#/properties/neighbours/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema39.properties.neighbours.type,parentSchema:schema39.properties.neighbours,data:data30};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data.names !== undefined){
let data34 = data.names;
if(Array.isArray(data34)){
const len4 = data34.length;
for(let i4=0; i4<len4; i4++){
let data35 = data34[i4];
if(typeof data35 === "string"){
if(!pattern19.test(data35)){
const err85 = {instancePath:instancePath+"/names/" + i4,schemaPath:"#/properties/names/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?\\.?$"},message:"must match pattern \""+"^[A-Za-z0-9_]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?\\.?$"+"\"",schema:"^[A-Za-z0-9_]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?\\.?$",parentSchema:schema39.properties.names.items,data:data35};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
else {
const err86 = {instancePath:instancePath+"/names/" + i4,schemaPath:"#/properties/names/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.names.items.type,parentSchema:schema39.properties.names.items,data:data35};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
}
else {
const err87 = {instancePath:instancePath+"/names",schemaPath:"#/properties/names/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema39.properties.names.type,parentSchema:schema39.properties.names,data:data34};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
if(data.service !== undefined){
let data36 = data.service;
if(typeof data36 === "string"){
if(data36.length < 1){
const err88 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema39.properties.service,data:data36};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
else {
const err89 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.service.type,parentSchema:schema39.properties.service,data:data36};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
if(data.port !== undefined){
let data37 = data.port;
if(!(((typeof data37 == "number") && (!(data37 % 1) && !isNaN(data37))) && (isFinite(data37)))){
const err90 = {instancePath:instancePath+"/port",schemaPath:"#/properties/port/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.port.type,parentSchema:schema39.properties.port,data:data37};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
if((typeof data37 == "number") && (isFinite(data37))){
if(data37 > 65535 || isNaN(data37)){
const err91 = {instancePath:instancePath+"/port",schemaPath:"#/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535",schema:65535,parentSchema:schema39.properties.port,data:data37};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
if(data37 < 1 || isNaN(data37)){
const err92 = {instancePath:instancePath+"/port",schemaPath:"#/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema39.properties.port,data:data37};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
}
if(data.drain !== undefined){
let data38 = data.drain;
if((typeof data38 == "number") && (isFinite(data38))){
if(data38 > 86400 || isNaN(data38)){
const err93 = {instancePath:instancePath+"/drain",schemaPath:"#/properties/drain/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400},message:"must be <= 86400",schema:86400,parentSchema:schema39.properties.drain,data:data38};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
if(data38 < 0 || isNaN(data38)){
const err94 = {instancePath:instancePath+"/drain",schemaPath:"#/properties/drain/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema39.properties.drain,data:data38};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
else {
const err95 = {instancePath:instancePath+"/drain",schemaPath:"#/properties/drain/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema39.properties.drain.type,parentSchema:schema39.properties.drain,data:data38};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
if(data.connections !== undefined){
let data39 = data.connections;
if(typeof data39 !== "string"){
const err96 = {instancePath:instancePath+"/connections",schemaPath:"#/properties/connections/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.connections.type,parentSchema:schema39.properties.connections,data:data39};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
if(!((data39 === "keep") || (data39 === "drop"))){
const err97 = {instancePath:instancePath+"/connections",schemaPath:"#/properties/connections/enum",keyword:"enum",params:{allowedValues: schema39.properties.connections.enum},message:"must be equal to one of the allowed values",schema:schema39.properties.connections.enum,parentSchema:schema39.properties.connections,data:data39};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
if(data.confirm !== undefined){
let data40 = data.confirm;
if((typeof data40 !== "string") && (!(((typeof data40 == "number") && (!(data40 % 1) && !isNaN(data40))) && (isFinite(data40))))){
const err98 = {instancePath:instancePath+"/confirm",schemaPath:"#/properties/confirm/type",keyword:"type",params:{type: schema39.properties.confirm.type},message:"must be string,integer",schema:schema39.properties.confirm.type,parentSchema:schema39.properties.confirm,data:data40};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
if((typeof data40 == "number") && (isFinite(data40))){
if(data40 > 86400 || isNaN(data40)){
const err99 = {instancePath:instancePath+"/confirm",schemaPath:"#/properties/confirm/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400},message:"must be <= 86400",schema:86400,parentSchema:schema39.properties.confirm,data:data40};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
if(data40 < 1 || isNaN(data40)){
const err100 = {instancePath:instancePath+"/confirm",schemaPath:"#/properties/confirm/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema39.properties.confirm,data:data40};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
if(typeof data40 === "string"){
if(!pattern20.test(data40)){
const err101 = {instancePath:instancePath+"/confirm",schemaPath:"#/properties/confirm/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,4}[smh]?$"},message:"must match pattern \""+"^[1-9][0-9]{0,4}[smh]?$"+"\"",schema:"^[1-9][0-9]{0,4}[smh]?$",parentSchema:schema39.properties.confirm,data:data40};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
}
if(data.bridge !== undefined){
let data41 = data.bridge;
if(typeof data41 !== "string"){
const err102 = {instancePath:instancePath+"/bridge",schemaPath:"#/properties/bridge/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.bridge.type,parentSchema:schema39.properties.bridge,data:data41};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
if(!(data41 === "dnat")){
const err103 = {instancePath:instancePath+"/bridge",schemaPath:"#/properties/bridge/enum",keyword:"enum",params:{allowedValues: schema39.properties.bridge.enum},message:"must be equal to one of the allowed values",schema:schema39.properties.bridge.enum,parentSchema:schema39.properties.bridge,data:data41};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
if(data.bridge_for !== undefined){
let data42 = data.bridge_for;
if((typeof data42 !== "string") && (!(((typeof data42 == "number") && (!(data42 % 1) && !isNaN(data42))) && (isFinite(data42))))){
const err104 = {instancePath:instancePath+"/bridge_for",schemaPath:"#/properties/bridge_for/type",keyword:"type",params:{type: schema39.properties.bridge_for.type},message:"must be string,integer",schema:schema39.properties.bridge_for.type,parentSchema:schema39.properties.bridge_for,data:data42};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
if((typeof data42 == "number") && (isFinite(data42))){
if(data42 > 2592000 || isNaN(data42)){
const err105 = {instancePath:instancePath+"/bridge_for",schemaPath:"#/properties/bridge_for/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2592000},message:"must be <= 2592000",schema:2592000,parentSchema:schema39.properties.bridge_for,data:data42};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
if(data42 < 1 || isNaN(data42)){
const err106 = {instancePath:instancePath+"/bridge_for",schemaPath:"#/properties/bridge_for/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema39.properties.bridge_for,data:data42};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
if(typeof data42 === "string"){
if(!pattern21.test(data42)){
const err107 = {instancePath:instancePath+"/bridge_for",schemaPath:"#/properties/bridge_for/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}[smhd]?$"},message:"must match pattern \""+"^[1-9][0-9]{0,6}[smhd]?$"+"\"",schema:"^[1-9][0-9]{0,6}[smhd]?$",parentSchema:schema39.properties.bridge_for,data:data42};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
}
if(data.watch !== undefined){
let data43 = data.watch;
if((typeof data43 !== "string") && (!(((typeof data43 == "number") && (!(data43 % 1) && !isNaN(data43))) && (isFinite(data43))))){
const err108 = {instancePath:instancePath+"/watch",schemaPath:"#/properties/watch/type",keyword:"type",params:{type: schema39.properties.watch.type},message:"must be string,integer",schema:schema39.properties.watch.type,parentSchema:schema39.properties.watch,data:data43};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
if((typeof data43 == "number") && (isFinite(data43))){
if(data43 > 3600 || isNaN(data43)){
const err109 = {instancePath:instancePath+"/watch",schemaPath:"#/properties/watch/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3600},message:"must be <= 3600",schema:3600,parentSchema:schema39.properties.watch,data:data43};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
if(data43 < 0 || isNaN(data43)){
const err110 = {instancePath:instancePath+"/watch",schemaPath:"#/properties/watch/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema39.properties.watch,data:data43};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
if(typeof data43 === "string"){
if(!pattern22.test(data43)){
const err111 = {instancePath:instancePath+"/watch",schemaPath:"#/properties/watch/pattern",keyword:"pattern",params:{pattern: "^(0|[1-9][0-9]{0,3})[sm]?$"},message:"must match pattern \""+"^(0|[1-9][0-9]{0,3})[sm]?$"+"\"",schema:"^(0|[1-9][0-9]{0,3})[sm]?$",parentSchema:schema39.properties.watch,data:data43};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
}
if(data.lease !== undefined){
let data44 = data.lease;
if(!(((typeof data44 == "number") && (!(data44 % 1) && !isNaN(data44))) && (isFinite(data44)))){
const err112 = {instancePath:instancePath+"/lease",schemaPath:"#/properties/lease/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.lease.type,parentSchema:schema39.properties.lease,data:data44};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
if((typeof data44 == "number") && (isFinite(data44))){
if(data44 > 600 || isNaN(data44)){
const err113 = {instancePath:instancePath+"/lease",schemaPath:"#/properties/lease/maximum",keyword:"maximum",params:{comparison: "<=", limit: 600},message:"must be <= 600",schema:600,parentSchema:schema39.properties.lease,data:data44};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
if(data44 < 5 || isNaN(data44)){
const err114 = {instancePath:instancePath+"/lease",schemaPath:"#/properties/lease/minimum",keyword:"minimum",params:{comparison: ">=", limit: 5},message:"must be >= 5",schema:5,parentSchema:schema39.properties.lease,data:data44};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
}
if(data.overrule !== undefined){
let data45 = data.overrule;
if(Array.isArray(data45)){
const len5 = data45.length;
for(let i5=0; i5<len5; i5++){
let data46 = data45[i5];
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
if(data46.code === undefined){
const err115 = {instancePath:instancePath+"/overrule/" + i5,schemaPath:"#/properties/overrule/items/required",keyword:"required",params:{missingProperty: "code"},message:"must have required property '"+"code"+"'",schema:schema39.properties.overrule.items.required,parentSchema:schema39.properties.overrule.items,data:data46};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
if(data46.reason === undefined){
const err116 = {instancePath:instancePath+"/overrule/" + i5,schemaPath:"#/properties/overrule/items/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'",schema:schema39.properties.overrule.items.required,parentSchema:schema39.properties.overrule.items,data:data46};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
for(const key3 in data46){
if(!((key3 === "code") || (key3 === "reason"))){
const err117 = {instancePath:instancePath+"/overrule/" + i5,schemaPath:"#/properties/overrule/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema39.properties.overrule.items,data:data46};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
if(data46.code !== undefined){
let data47 = data46.code;
if(typeof data47 === "string"){
if(!pattern23.test(data47)){
const err118 = {instancePath:instancePath+"/overrule/" + i5+"/code",schemaPath:"#/properties/overrule/items/properties/code/pattern",keyword:"pattern",params:{pattern: "^[A-Z]{3}[0-9]{3}$"},message:"must match pattern \""+"^[A-Z]{3}[0-9]{3}$"+"\"",schema:"^[A-Z]{3}[0-9]{3}$",parentSchema:schema39.properties.overrule.items.properties.code,data:data47};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
else {
const err119 = {instancePath:instancePath+"/overrule/" + i5+"/code",schemaPath:"#/properties/overrule/items/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.overrule.items.properties.code.type,parentSchema:schema39.properties.overrule.items.properties.code,data:data47};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
if(data46.reason !== undefined){
let data48 = data46.reason;
if(typeof data48 === "string"){
if(data48.length < 1){
const err120 = {instancePath:instancePath+"/overrule/" + i5+"/reason",schemaPath:"#/properties/overrule/items/properties/reason/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema39.properties.overrule.items.properties.reason,data:data48};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
else {
const err121 = {instancePath:instancePath+"/overrule/" + i5+"/reason",schemaPath:"#/properties/overrule/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.overrule.items.properties.reason.type,parentSchema:schema39.properties.overrule.items.properties.reason,data:data48};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
}
else {
const err122 = {instancePath:instancePath+"/overrule/" + i5,schemaPath:"#/properties/overrule/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema39.properties.overrule.items.type,parentSchema:schema39.properties.overrule.items,data:data46};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
}
else {
const err123 = {instancePath:instancePath+"/overrule",schemaPath:"#/properties/overrule/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema39.properties.overrule.type,parentSchema:schema39.properties.overrule,data:data45};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
}
else {
const err124 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema39.type,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
validate38.errors = vErrors;
return errors === 0;
}

export const validate_wait_for = validate39;
const schema40 = {"type":"object","additionalProperties":false,"properties":{"host":{"type":"string","minLength":1},"port":{"type":"integer","minimum":1,"maximum":65535},"path":{"type":"string","pattern":"^/"},"state":{"type":"string","enum":["started","stopped","present","absent","drained"]},"timeout":{"type":"number","minimum":0,"maximum":86400},"delay":{"type":"number","minimum":0,"maximum":86400},"sleep":{"type":"number","minimum":0,"maximum":3600},"ping":{"type":["boolean","string"]},"arp":{"type":"object","additionalProperties":false,"required":["address"],"properties":{"address":{"type":"string","format":"ip-address"},"mac":{"type":"string","pattern":"^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$"},"host":{"type":"string","format":"host-name"},"interface":{"type":"string","format":"interface-name"}},"allOf":[{"not":{"required":["mac","host"]}}]},"msg":{"type":"string"}},"allOf":[{"anyOf":[{"required":["port"]},{"required":["path"]},{"required":["ping"]},{"required":["arp"]},{"required":["timeout"]},{"required":["delay"]}]},{"not":{"required":["port","path"]}},{"if":{"required":["state"],"properties":{"state":{"const":"drained"}}},"then":{"required":["port"]}}]};
const pattern25 = new RegExp("^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$", "u");

function validate39(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs2 = errors;
let valid1 = false;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.port === undefined){
const err0 = {instancePath,schemaPath:"#/allOf/0/anyOf/0/required",keyword:"required",params:{missingProperty: "port"},message:"must have required property '"+"port"+"'",schema:schema40.allOf[0].anyOf[0].required,parentSchema:schema40.allOf[0].anyOf[0],data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.path === undefined){
const err1 = {instancePath,schemaPath:"#/allOf/0/anyOf/1/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'",schema:schema40.allOf[0].anyOf[1].required,parentSchema:schema40.allOf[0].anyOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs4 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.ping === undefined){
const err2 = {instancePath,schemaPath:"#/allOf/0/anyOf/2/required",keyword:"required",params:{missingProperty: "ping"},message:"must have required property '"+"ping"+"'",schema:schema40.allOf[0].anyOf[2].required,parentSchema:schema40.allOf[0].anyOf[2],data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs6 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.arp === undefined){
const err3 = {instancePath,schemaPath:"#/allOf/0/anyOf/3/required",keyword:"required",params:{missingProperty: "arp"},message:"must have required property '"+"arp"+"'",schema:schema40.allOf[0].anyOf[3].required,parentSchema:schema40.allOf[0].anyOf[3],data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid0 = _errs6 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs7 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.timeout === undefined){
const err4 = {instancePath,schemaPath:"#/allOf/0/anyOf/4/required",keyword:"required",params:{missingProperty: "timeout"},message:"must have required property '"+"timeout"+"'",schema:schema40.allOf[0].anyOf[4].required,parentSchema:schema40.allOf[0].anyOf[4],data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.delay === undefined){
const err5 = {instancePath,schemaPath:"#/allOf/0/anyOf/5/required",keyword:"required",params:{missingProperty: "delay"},message:"must have required property '"+"delay"+"'",schema:schema40.allOf[0].anyOf[5].required,parentSchema:schema40.allOf[0].anyOf[5],data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var _valid0 = _errs8 === errors;
valid1 = valid1 || _valid0;
}
}
}
}
}
if(!valid1){
const err6 = {instancePath,schemaPath:"#/allOf/0/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema40.allOf[0].anyOf,parentSchema:schema40.allOf[0],data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
const _errs10 = errors;
const _errs11 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.port === undefined) && (missing0 = "port")) || ((data.path === undefined) && (missing0 = "path"))){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
var valid2 = _errs11 === errors;
if(valid2){
const err8 = {instancePath,schemaPath:"#/allOf/1/not",keyword:"not",params:{},message:"must NOT be valid",schema:schema40.allOf[1].not,parentSchema:schema40.allOf[1],data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
else {
errors = _errs10;
if(vErrors !== null){
if(_errs10){
vErrors.length = _errs10;
}
else {
vErrors = null;
}
}
}
const _errs13 = errors;
let valid3 = true;
const _errs14 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.state === undefined) && (missing1 = "state")){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
else {
if(data.state !== undefined){
if("drained" !== data.state){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
}
var _valid1 = _errs14 === errors;
errors = _errs13;
if(vErrors !== null){
if(_errs13){
vErrors.length = _errs13;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs16 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.port === undefined){
const err11 = {instancePath,schemaPath:"#/allOf/2/then/required",keyword:"required",params:{missingProperty: "port"},message:"must have required property '"+"port"+"'",schema:schema40.allOf[2].then.required,parentSchema:schema40.allOf[2].then,data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
var _valid1 = _errs16 === errors;
valid3 = _valid1;
}
if(!valid3){
const err12 = {instancePath,schemaPath:"#/allOf/2/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema",schema:schema40.allOf[2].if,parentSchema:schema40.allOf[2],data};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema40.properties, key0))){
const err13 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema40,data};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.host !== undefined){
let data1 = data.host;
if(typeof data1 === "string"){
if(data1.length < 1){
const err14 = {instancePath:instancePath+"/host",schemaPath:"#/properties/host/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40.properties.host,data:data1};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/host",schemaPath:"#/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.properties.host.type,parentSchema:schema40.properties.host,data:data1};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.port !== undefined){
let data2 = data.port;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err16 = {instancePath:instancePath+"/port",schemaPath:"#/properties/port/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema40.properties.port.type,parentSchema:schema40.properties.port,data:data2};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 65535 || isNaN(data2)){
const err17 = {instancePath:instancePath+"/port",schemaPath:"#/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535",schema:65535,parentSchema:schema40.properties.port,data:data2};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data2 < 1 || isNaN(data2)){
const err18 = {instancePath:instancePath+"/port",schemaPath:"#/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema40.properties.port,data:data2};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
if(data.path !== undefined){
let data3 = data.path;
if(typeof data3 === "string"){
if(!pattern5.test(data3)){
const err19 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\"",schema:"^/",parentSchema:schema40.properties.path,data:data3};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.properties.path.type,parentSchema:schema40.properties.path,data:data3};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.state !== undefined){
let data4 = data.state;
if(typeof data4 !== "string"){
const err21 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.properties.state.type,parentSchema:schema40.properties.state,data:data4};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(!(((((data4 === "started") || (data4 === "stopped")) || (data4 === "present")) || (data4 === "absent")) || (data4 === "drained"))){
const err22 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/enum",keyword:"enum",params:{allowedValues: schema40.properties.state.enum},message:"must be equal to one of the allowed values",schema:schema40.properties.state.enum,parentSchema:schema40.properties.state,data:data4};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.timeout !== undefined){
let data5 = data.timeout;
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 86400 || isNaN(data5)){
const err23 = {instancePath:instancePath+"/timeout",schemaPath:"#/properties/timeout/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400},message:"must be <= 86400",schema:86400,parentSchema:schema40.properties.timeout,data:data5};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(data5 < 0 || isNaN(data5)){
const err24 = {instancePath:instancePath+"/timeout",schemaPath:"#/properties/timeout/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema40.properties.timeout,data:data5};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/timeout",schemaPath:"#/properties/timeout/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema40.properties.timeout.type,parentSchema:schema40.properties.timeout,data:data5};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.delay !== undefined){
let data6 = data.delay;
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 86400 || isNaN(data6)){
const err26 = {instancePath:instancePath+"/delay",schemaPath:"#/properties/delay/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400},message:"must be <= 86400",schema:86400,parentSchema:schema40.properties.delay,data:data6};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data6 < 0 || isNaN(data6)){
const err27 = {instancePath:instancePath+"/delay",schemaPath:"#/properties/delay/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema40.properties.delay,data:data6};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/delay",schemaPath:"#/properties/delay/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema40.properties.delay.type,parentSchema:schema40.properties.delay,data:data6};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.sleep !== undefined){
let data7 = data.sleep;
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 3600 || isNaN(data7)){
const err29 = {instancePath:instancePath+"/sleep",schemaPath:"#/properties/sleep/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3600},message:"must be <= 3600",schema:3600,parentSchema:schema40.properties.sleep,data:data7};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data7 < 0 || isNaN(data7)){
const err30 = {instancePath:instancePath+"/sleep",schemaPath:"#/properties/sleep/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema40.properties.sleep,data:data7};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/sleep",schemaPath:"#/properties/sleep/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema40.properties.sleep.type,parentSchema:schema40.properties.sleep,data:data7};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.ping !== undefined){
let data8 = data.ping;
if((typeof data8 !== "boolean") && (typeof data8 !== "string")){
const err32 = {instancePath:instancePath+"/ping",schemaPath:"#/properties/ping/type",keyword:"type",params:{type: schema40.properties.ping.type},message:"must be boolean,string",schema:schema40.properties.ping.type,parentSchema:schema40.properties.ping,data:data8};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.arp !== undefined){
let data9 = data.arp;
const _errs37 = errors;
const _errs38 = errors;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
let missing2;
if(((data9.mac === undefined) && (missing2 = "mac")) || ((data9.host === undefined) && (missing2 = "host"))){
const err33 = {};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
var valid7 = _errs38 === errors;
if(valid7){
const err34 = {instancePath:instancePath+"/arp",schemaPath:"#/properties/arp/allOf/0/not",keyword:"not",params:{},message:"must NOT be valid",schema:schema40.properties.arp.allOf[0].not,parentSchema:schema40.properties.arp.allOf[0],data:data9};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
else {
errors = _errs37;
if(vErrors !== null){
if(_errs37){
vErrors.length = _errs37;
}
else {
vErrors = null;
}
}
}
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.address === undefined){
const err35 = {instancePath:instancePath+"/arp",schemaPath:"#/properties/arp/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'",schema:schema40.properties.arp.required,parentSchema:schema40.properties.arp,data:data9};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
for(const key1 in data9){
if(!((((key1 === "address") || (key1 === "mac")) || (key1 === "host")) || (key1 === "interface"))){
const err36 = {instancePath:instancePath+"/arp",schemaPath:"#/properties/arp/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema40.properties.arp,data:data9};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data9.address !== undefined){
let data10 = data9.address;
if(!(typeof data10 === "string")){
const err37 = {instancePath:instancePath+"/arp/address",schemaPath:"#/properties/arp/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.properties.arp.properties.address.type,parentSchema:schema40.properties.arp.properties.address,data:data10};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data9.mac !== undefined){
let data11 = data9.mac;
if(typeof data11 === "string"){
if(!pattern25.test(data11)){
const err38 = {instancePath:instancePath+"/arp/mac",schemaPath:"#/properties/arp/properties/mac/pattern",keyword:"pattern",params:{pattern: "^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$"},message:"must match pattern \""+"^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$"+"\"",schema:"^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$",parentSchema:schema40.properties.arp.properties.mac,data:data11};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
else {
const err39 = {instancePath:instancePath+"/arp/mac",schemaPath:"#/properties/arp/properties/mac/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.properties.arp.properties.mac.type,parentSchema:schema40.properties.arp.properties.mac,data:data11};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data9.host !== undefined){
let data12 = data9.host;
if(!(typeof data12 === "string")){
const err40 = {instancePath:instancePath+"/arp/host",schemaPath:"#/properties/arp/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.properties.arp.properties.host.type,parentSchema:schema40.properties.arp.properties.host,data:data12};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data9.interface !== undefined){
let data13 = data9.interface;
if(!(typeof data13 === "string")){
const err41 = {instancePath:instancePath+"/arp/interface",schemaPath:"#/properties/arp/properties/interface/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.properties.arp.properties.interface.type,parentSchema:schema40.properties.arp.properties.interface,data:data13};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
}
else {
const err42 = {instancePath:instancePath+"/arp",schemaPath:"#/properties/arp/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema40.properties.arp.type,parentSchema:schema40.properties.arp,data:data9};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data.msg !== undefined){
let data14 = data.msg;
if(typeof data14 !== "string"){
const err43 = {instancePath:instancePath+"/msg",schemaPath:"#/properties/msg/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.properties.msg.type,parentSchema:schema40.properties.msg,data:data14};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
else {
const err44 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema40.type,parentSchema:schema40,data};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
validate39.errors = vErrors;
return errors === 0;
}

export const validate_import_role = validate40;
const schema41 = {"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","minLength":1},"tasks_from":{"type":"string","minLength":1},"vars_from":{"type":"string","minLength":1},"defaults_from":{"type":"string","minLength":1}}};

function validate40(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema41.required,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "name") || (key0 === "tasks_from")) || (key0 === "vars_from")) || (key0 === "defaults_from"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(data0.length < 1){
const err2 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema41.properties.name,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema41.properties.name.type,parentSchema:schema41.properties.name,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.tasks_from !== undefined){
let data1 = data.tasks_from;
if(typeof data1 === "string"){
if(data1.length < 1){
const err4 = {instancePath:instancePath+"/tasks_from",schemaPath:"#/properties/tasks_from/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema41.properties.tasks_from,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/tasks_from",schemaPath:"#/properties/tasks_from/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema41.properties.tasks_from.type,parentSchema:schema41.properties.tasks_from,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.vars_from !== undefined){
let data2 = data.vars_from;
if(typeof data2 === "string"){
if(data2.length < 1){
const err6 = {instancePath:instancePath+"/vars_from",schemaPath:"#/properties/vars_from/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema41.properties.vars_from,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/vars_from",schemaPath:"#/properties/vars_from/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema41.properties.vars_from.type,parentSchema:schema41.properties.vars_from,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.defaults_from !== undefined){
let data3 = data.defaults_from;
if(typeof data3 === "string"){
if(data3.length < 1){
const err8 = {instancePath:instancePath+"/defaults_from",schemaPath:"#/properties/defaults_from/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema41.properties.defaults_from,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/defaults_from",schemaPath:"#/properties/defaults_from/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema41.properties.defaults_from.type,parentSchema:schema41.properties.defaults_from,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema41.type,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate40.errors = vErrors;
return errors === 0;
}

export const validate_import_tasks = validate41;
const schema42 = {"type":"object","additionalProperties":false,"properties":{"_raw":{"type":"string","minLength":1},"file":{"type":"string","minLength":1}},"allOf":[{"anyOf":[{"required":["_raw"]},{"required":["file"]}]},{"not":{"required":["_raw","file"]}}]};

function validate41(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs2 = errors;
let valid1 = false;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data._raw === undefined){
const err0 = {instancePath,schemaPath:"#/allOf/0/anyOf/0/required",keyword:"required",params:{missingProperty: "_raw"},message:"must have required property '"+"_raw"+"'",schema:schema42.allOf[0].anyOf[0].required,parentSchema:schema42.allOf[0].anyOf[0],data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.file === undefined){
const err1 = {instancePath,schemaPath:"#/allOf/0/anyOf/1/required",keyword:"required",params:{missingProperty: "file"},message:"must have required property '"+"file"+"'",schema:schema42.allOf[0].anyOf[1].required,parentSchema:schema42.allOf[0].anyOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs4 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err2 = {instancePath,schemaPath:"#/allOf/0/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema42.allOf[0].anyOf,parentSchema:schema42.allOf[0],data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
const _errs6 = errors;
const _errs7 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data._raw === undefined) && (missing0 = "_raw")) || ((data.file === undefined) && (missing0 = "file"))){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var valid2 = _errs7 === errors;
if(valid2){
const err4 = {instancePath,schemaPath:"#/allOf/1/not",keyword:"not",params:{},message:"must NOT be valid",schema:schema42.allOf[1].not,parentSchema:schema42.allOf[1],data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "_raw") || (key0 === "file"))){
const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data._raw !== undefined){
let data0 = data._raw;
if(typeof data0 === "string"){
if(data0.length < 1){
const err6 = {instancePath:instancePath+"/_raw",schemaPath:"#/properties/_raw/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42.properties._raw,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/_raw",schemaPath:"#/properties/_raw/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.properties._raw.type,parentSchema:schema42.properties._raw,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.file !== undefined){
let data1 = data.file;
if(typeof data1 === "string"){
if(data1.length < 1){
const err8 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42.properties.file,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.properties.file.type,parentSchema:schema42.properties.file,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema42.type,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate41.errors = vErrors;
return errors === 0;
}

export const validate_include_role = validate42;
const schema43 = {"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","minLength":1},"tasks_from":{"type":"string","minLength":1},"vars_from":{"type":"string","minLength":1},"defaults_from":{"type":"string","minLength":1}}};

function validate42(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema43.required,parentSchema:schema43,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "name") || (key0 === "tasks_from")) || (key0 === "vars_from")) || (key0 === "defaults_from"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema43,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(data0.length < 1){
const err2 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema43.properties.name,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema43.properties.name.type,parentSchema:schema43.properties.name,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.tasks_from !== undefined){
let data1 = data.tasks_from;
if(typeof data1 === "string"){
if(data1.length < 1){
const err4 = {instancePath:instancePath+"/tasks_from",schemaPath:"#/properties/tasks_from/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema43.properties.tasks_from,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/tasks_from",schemaPath:"#/properties/tasks_from/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema43.properties.tasks_from.type,parentSchema:schema43.properties.tasks_from,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.vars_from !== undefined){
let data2 = data.vars_from;
if(typeof data2 === "string"){
if(data2.length < 1){
const err6 = {instancePath:instancePath+"/vars_from",schemaPath:"#/properties/vars_from/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema43.properties.vars_from,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/vars_from",schemaPath:"#/properties/vars_from/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema43.properties.vars_from.type,parentSchema:schema43.properties.vars_from,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.defaults_from !== undefined){
let data3 = data.defaults_from;
if(typeof data3 === "string"){
if(data3.length < 1){
const err8 = {instancePath:instancePath+"/defaults_from",schemaPath:"#/properties/defaults_from/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema43.properties.defaults_from,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/defaults_from",schemaPath:"#/properties/defaults_from/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema43.properties.defaults_from.type,parentSchema:schema43.properties.defaults_from,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema43.type,parentSchema:schema43,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate42.errors = vErrors;
return errors === 0;
}

export const validate_include_tasks = validate43;
const schema44 = {"type":"object","additionalProperties":false,"properties":{"_raw":{"type":"string","minLength":1},"file":{"type":"string","minLength":1}},"allOf":[{"anyOf":[{"required":["_raw"]},{"required":["file"]}]},{"not":{"required":["_raw","file"]}}]};

function validate43(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs2 = errors;
let valid1 = false;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data._raw === undefined){
const err0 = {instancePath,schemaPath:"#/allOf/0/anyOf/0/required",keyword:"required",params:{missingProperty: "_raw"},message:"must have required property '"+"_raw"+"'",schema:schema44.allOf[0].anyOf[0].required,parentSchema:schema44.allOf[0].anyOf[0],data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.file === undefined){
const err1 = {instancePath,schemaPath:"#/allOf/0/anyOf/1/required",keyword:"required",params:{missingProperty: "file"},message:"must have required property '"+"file"+"'",schema:schema44.allOf[0].anyOf[1].required,parentSchema:schema44.allOf[0].anyOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs4 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err2 = {instancePath,schemaPath:"#/allOf/0/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema44.allOf[0].anyOf,parentSchema:schema44.allOf[0],data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
const _errs6 = errors;
const _errs7 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data._raw === undefined) && (missing0 = "_raw")) || ((data.file === undefined) && (missing0 = "file"))){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var valid2 = _errs7 === errors;
if(valid2){
const err4 = {instancePath,schemaPath:"#/allOf/1/not",keyword:"not",params:{},message:"must NOT be valid",schema:schema44.allOf[1].not,parentSchema:schema44.allOf[1],data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "_raw") || (key0 === "file"))){
const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema44,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data._raw !== undefined){
let data0 = data._raw;
if(typeof data0 === "string"){
if(data0.length < 1){
const err6 = {instancePath:instancePath+"/_raw",schemaPath:"#/properties/_raw/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema44.properties._raw,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/_raw",schemaPath:"#/properties/_raw/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema44.properties._raw.type,parentSchema:schema44.properties._raw,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.file !== undefined){
let data1 = data.file;
if(typeof data1 === "string"){
if(data1.length < 1){
const err8 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema44.properties.file,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema44.properties.file.type,parentSchema:schema44.properties.file,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema44.type,parentSchema:schema44,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate43.errors = vErrors;
return errors === 0;
}

